"""The pages of papers: a task at its desk, a paper, the letter book."""
