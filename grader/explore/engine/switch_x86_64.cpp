// The user-mode switch. Only what a call preserves is saved; the control words of the two floating-point
// units are loaded only when they differ, since loading them is slow.
#include "explore/engine/switch.hpp"

asm(R"(
.text

.globl explore_switch
.type explore_switch, @function
explore_switch:  # rdi: where to save the stack pointer, rsi: stack pointer to load, rdx: thread pointer to load
  push %rbp
  push %rbx
  push %r12
  push %r13
  push %r14
  push %r15
  sub $8, %rsp
  stmxcsr (%rsp)
  fnstcw 4(%rsp)
  mov (%rsp), %r8d
  movzwl 4(%rsp), %r9d
  mov %rsp, (%rdi)
  mov %rsi, %rsp
  wrfsbase %rdx
  cmp %r8d, (%rsp)
  je 1f
  ldmxcsr (%rsp)
1:
  cmp %r9w, 4(%rsp)
  je 2f
  fldcw 4(%rsp)
2:
  add $8, %rsp
  pop %r15
  pop %r14
  pop %r13
  pop %r12
  pop %rbx
  pop %rbp
  ret
.size explore_switch, . - explore_switch

.globl explore_switch_fresh
.type explore_switch_fresh, @function
explore_switch_fresh:  # as above; rsi: top of an empty stack, rcx: what to run there
  push %rbp
  push %rbx
  push %r12
  push %r13
  push %r14
  push %r15
  sub $8, %rsp
  stmxcsr (%rsp)
  fnstcw 4(%rsp)
  mov %rsp, (%rdi)
  wrfsbase %rdx
.globl explore_restart_at
explore_restart_at:
  mov %rsi, %rsp
  and $-16, %rsp
  xor %ebp, %ebp
  push $0  # No caller: stack walks end here.
  jmp *%rcx
.size explore_switch_fresh, . - explore_switch_fresh

.globl explore_restart
.type explore_restart, @function
explore_restart:  # rdi: top of the stack, rsi: what to run there
  mov %rsi, %rcx
  mov %rdi, %rsi
  jmp explore_restart_at
.size explore_restart, . - explore_restart

.globl explore_lend_stack
.type explore_lend_stack, @function
explore_lend_stack:  # rdi: where to save the stack pointer, rsi: word to set and wake. Sleeps without a stack.
  mov %rsp, (%rdi)
  movl $1, (%rsi)
  mov %rsi, %rdi
  mov $202, %eax  # futex
  mov $129, %esi  # FUTEX_WAKE_PRIVATE
  mov $1, %edx
  syscall
1:
  mov $34, %eax  # pause
  syscall
  jmp 1b
.size explore_lend_stack, . - explore_lend_stack
)");
