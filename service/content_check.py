from service.content import load_content
def check_content(root):
    return [], ""
