// Ends well wherever the sanitizer of its variant can start. When a lab program says that its sanitizer
// cannot start, and this one can, it was not the machine.
int main() {}
