// Package process is the bridge as a child process: what it is told on its first line of input, where it listens, and
// how it ends. It lives no longer than the program that started it.
package process
