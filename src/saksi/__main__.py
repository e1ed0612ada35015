"""`python -m saksi` is the program `saksi`."""

from saksi.doors.cli import main

if __name__ == "__main__":
    main()
