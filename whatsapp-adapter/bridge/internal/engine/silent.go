package engine

import "go.mau.fi/libsignal/logger"

// libsignal logs to the standard output by default.
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
