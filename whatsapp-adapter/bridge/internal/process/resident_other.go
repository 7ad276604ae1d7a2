//go:build !linux

package process

import "runtime"

// residentBytes is the memory that the runtime has obtained from the system.
func residentBytes() int64 {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return int64(memory.Sys)
}
