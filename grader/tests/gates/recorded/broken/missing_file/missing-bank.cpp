#error "bank.cpp is missing"
