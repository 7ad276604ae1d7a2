package engine

import "go.mau.fi/libsignal/logger"

// libsignal prints to the standard output unless it is told otherwise.
type silent struct{}

func (silent) Debug(string, string)   {}
func (silent) Info(string, string)    {}
func (silent) Warning(string, string) {}
func (silent) Error(string, string)   {}
func (silent) Configure(string)       {}

func init() {
	var quiet logger.Loggable = silent{}
	logger.Setup(&quiet)
}
