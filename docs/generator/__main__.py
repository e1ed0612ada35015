"""Write the reference anew and say what changed."""

from docs.generator import FOLDER, write

if __name__ == "__main__":
    changed = write()
    print(f"{FOLDER}: {', '.join(changed) if changed else 'nothing has changed'}.")
