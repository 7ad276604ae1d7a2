// Bridge runs WhatsApp sessions for the program that starts it, and never outlives it.
package main

import (
	"fmt"
	"os"

	"ogensync.com/connect/bridge/internal/process"
)

func main() {
	if len(os.Args) > 1 {
		fmt.Fprintln(os.Stderr, "bridge takes no arguments: its settings are the first line of its standard input")
		os.Exit(2)
	}
	if err := process.Run(os.Stdin, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
