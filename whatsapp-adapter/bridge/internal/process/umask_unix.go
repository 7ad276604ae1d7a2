//go:build !windows

package process

import "syscall"

func umask(mask int) int { return syscall.Umask(mask) }
