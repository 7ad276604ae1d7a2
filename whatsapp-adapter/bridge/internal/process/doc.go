// Package process is the bridge as a child process: the settings on its first line of input, where it listens, and
// how it ends. It never outlives the program that started it.
package process
