"""Articles: reading them, and taking from them who says that what happened where, when and to how many."""
