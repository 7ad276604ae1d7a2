//go:build !linux

package testbed

import "os/exec"

func asNobody(*exec.Cmd) {}

func handOver(...string) error { return nil }
