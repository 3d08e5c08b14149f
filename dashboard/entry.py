"""What Streamlit runs: next to nothing, since each process that parses files runs it too before it begins."""

if __name__ == "__main__":
    from dashboard.app import main

    main()
