"""The troubleshooter in the window: search, questions, warnings, advice, the letter to the service."""
