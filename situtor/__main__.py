from situtor.cli import main

main()
