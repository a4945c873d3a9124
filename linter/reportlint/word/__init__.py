"""Word files changed and written again; reading them is the job of the reader."""
