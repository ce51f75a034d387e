"""Small filters of this chapter's pages."""
