"""The room of backups: sources, repositories, jobs, drills."""
