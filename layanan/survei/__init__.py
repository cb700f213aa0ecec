"""The room of the survey of public satisfaction."""
