"""Parts of the page 设置, one for each thing that is set."""
