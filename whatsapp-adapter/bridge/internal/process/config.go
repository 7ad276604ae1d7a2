package process

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"time"

	"ogensync.com/connect/bridge/internal/engine"
)

// Config is the first line of the standard input, as JSON. Secrets are passed in no other way.
type Config struct {
	// Token is required in the metadata `bridge-token` of every call.
	Token string `json:"token"`
	// Socket is where to listen: a path in a folder that only its owner can access. Empty: a free TCP port of loopback.
	Socket   string   `json:"socket"`
	Database Database `json:"database"`
	WhatsApp WhatsApp `json:"whatsapp"`
	Timing   Timing   `json:"timing"`
}

// Database is PostgreSQL's address; a prefix `jdbc:` is accepted.
type Database struct {
	URL         string `json:"url"`
	User        string `json:"user"`
	Password    string `json:"password"`
	Connections int    `json:"connections"`
}

// WhatsApp contains the names that phones show, and the address of WhatsApp.
type WhatsApp struct {
	DeviceName string `json:"device_name"`
	Version    string `json:"version"`
	Proxy      string `json:"proxy"`
	// TestServer is ws:// on a loopback address; anything else is refused.
	TestServer string `json:"test_server"`
	TestRoot   string `json:"test_root"`
}

// Timing in milliseconds; 0 is the default.
type Timing struct {
	RetryMin     int `json:"retry_min_millis"`
	RetryMax     int `json:"retry_max_millis"`
	SlowRetry    int `json:"slow_retry_millis"`
	Stable       int `json:"stable_millis"`
	LoginPatient int `json:"login_patience_millis"`
	AckPatient   int `json:"ack_patience_millis"`
}

const longestLine = 64 << 10

// readConfig reads the first line. Errors never contain it.
func readConfig(in *bufio.Reader) (Config, error) {
	var config Config
	line, err := readLine(in)
	if err != nil {
		return config, err
	}
	if json.Unmarshal(line, &config) != nil {
		return config, errors.New("the first line of the input is not the settings' JSON")
	}
	if len(config.Token) < 16 {
		return config, errors.New("the token has fewer than 16 characters")
	}
	if config.Database.URL == "" {
		return config, errors.New("the database's URL is missing")
	}
	if config.Database.Connections <= 0 {
		config.Database.Connections = 16
	}
	return config, nil
}

func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, more, err := in.ReadLine()
		if err != nil {
			return nil, errors.Join(errors.New("no settings came on the standard input"), ignoreEnd(err))
		}
		if line = append(line, part...); !more {
			return line, nil
		}
		if len(line) > longestLine {
			return nil, errors.New("the first line of the input is too long")
		}
	}
}

func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func (c Config) settings() engine.Settings {
	millis := func(n int) time.Duration { return time.Duration(n) * time.Millisecond }
	return engine.Settings{
		DeviceName: c.WhatsApp.DeviceName, WhatsAppVersion: c.WhatsApp.Version, Proxy: c.WhatsApp.Proxy,
		TestServer: c.WhatsApp.TestServer, TestRoot: c.WhatsApp.TestRoot,
		RetryMin: millis(c.Timing.RetryMin), RetryMax: millis(c.Timing.RetryMax), SlowRetry: millis(c.Timing.SlowRetry),
		Stable: millis(c.Timing.Stable), LoginPatient: millis(c.Timing.LoginPatient), AckPatient: millis(c.Timing.AckPatient),
	}
}

func (c Config) database() engine.DatabaseSettings {
	return engine.DatabaseSettings{URL: c.Database.URL, User: c.Database.User, Password: c.Database.Password, Connections: c.Database.Connections}
}
