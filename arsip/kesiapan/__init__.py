"""The page that answers: would we survive losing the server tonight?"""
