"""`python -m service.state CONTENT TRANSLATIONS KEPT PARENT`: checks all that is unchecked."""

from service.state.checking import main

main()
