"""The map that moves through time, the reports behind each dot, and the command line."""
