"""What Streamlit runs: the page. Importing it does nothing."""

if __name__ == "__main__":
    from dashboard.app import main

    main()
