"""The room of monitoring: targets, states, thresholds, charts, the wall."""
