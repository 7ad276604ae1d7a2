// Standin starts the WhatsApp server for tests on loopback and prints its addresses as one line of JSON. It exits when its
// standard input is closed.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"ogensync.com/connect/bridge/internal/standin"
)

func main() {
	address := flag.String("address", "127.0.0.1:0", "where to listen; loopback only")
	stay := flag.Bool("stay", false, "go on after the end of the standard input")
	flag.Parse()
	server, err := standin.Start(*address)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	_ = json.NewEncoder(os.Stdout).Encode(map[string]string{
		"url": server.URL(), "root": server.Root(), "control": "http://" + server.Address() + "/control/"})
	if *stay {
		select {}
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
	server.Close()
}
