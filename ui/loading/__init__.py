"""Parts of the page 导入, in the order in which a load goes."""
