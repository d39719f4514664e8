"""The command line `briefje`: one module per group of commands."""
