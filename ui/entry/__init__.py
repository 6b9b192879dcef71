"""Where the pages start. Not beside the folder `pages`: Streamlit would run a page that is
asked for first by itself, without its entry."""
