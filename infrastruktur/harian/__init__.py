"""The room of the daily sheet, of follow-up and of capacity."""
