"""The required items of a report: what a rule asks for, where a draft tells it, and the scene that all kinds see."""
