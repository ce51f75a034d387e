"""The pages of this chapter, one module per noun."""
