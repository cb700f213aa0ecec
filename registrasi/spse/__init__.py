"""The SPSE side of users: their state at LKPP, who comes in from a file and who goes out in one."""
