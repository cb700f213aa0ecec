"""The room of portable media: register, copies, handing over."""
