package engine

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/store"
)

// Settings of all sessions. The zero durations are replaced by Defaults'.
type Settings struct {
	// DeviceName is what the phone shows in its list of linked devices.
	DeviceName string
	// WhatsAppVersion overrides the version that the engine claims to be, after a 405.
	WhatsAppVersion string
	// Proxy is for the connection to WhatsApp; empty: none, regardless of the environment.
	Proxy string
	// TestServer and TestRoot replace WhatsApp by a server on loopback.
	TestServer string
	TestRoot   string

	RetryMin     time.Duration
	RetryMax     time.Duration
	SlowRetry    time.Duration
	Stable       time.Duration
	LoginPatient time.Duration
	AckPatient   time.Duration
	FirstCode    time.Duration
	Code         time.Duration
	// PasskeyPatient is how long a person may take to confirm a passkey.
	PasskeyPatient time.Duration
}

// Defaults fills in what is not set.
func (s Settings) Defaults() Settings {
	fill := func(d *time.Duration, value time.Duration) {
		if *d <= 0 {
			*d = value
		}
	}
	fill(&s.RetryMin, 500*time.Millisecond)
	fill(&s.RetryMax, time.Minute)
	fill(&s.SlowRetry, 10*time.Minute)
	fill(&s.Stable, time.Minute)
	fill(&s.LoginPatient, 30*time.Second)
	fill(&s.AckPatient, 30*time.Second)
	fill(&s.FirstCode, time.Minute)
	fill(&s.Code, 20*time.Second)
	fill(&s.PasskeyPatient, 5*time.Minute)
	if s.DeviceName == "" {
		s.DeviceName = "OgenSync Connect"
	}
	return s
}

// apply sets whatsmeow's process-wide settings, and returns the transport to the server.
func (s Settings) apply() (*http.Transport, error) {
	store.DeviceProps.Os = &s.DeviceName
	if s.WhatsAppVersion != "" {
		version, err := store.ParseVersion(s.WhatsAppVersion)
		if err != nil {
			return nil, errors.New("the version of WhatsApp Web cannot be understood")
		}
		store.SetWAVersion(version)
	}
	if s.TestServer != "" {
		return s.testTransport()
	}
	if s.TestRoot != "" {
		return nil, errors.New("a test root needs a test server")
	}
	transport := &http.Transport{ForceAttemptHTTP2: false, TLSHandshakeTimeout: 10 * time.Second,
		DialContext: (&net.Dialer{Timeout: 15 * time.Second}).DialContext}
	if s.Proxy != "" {
		address, err := url.Parse(s.Proxy)
		if err != nil {
			return nil, errors.New("the proxy's address is invalid")
		}
		transport.Proxy = http.ProxyURL(address)
	}
	return transport, nil
}

// testTransport trusts another root. The library's address of WhatsApp is a constant: a TLS connection to it becomes a
// plain connection to the test server, and nothing else can be reached.
func (s Settings) testTransport() (*http.Transport, error) {
	server, err := url.Parse(s.TestServer)
	if err != nil || server.Scheme != "ws" {
		return nil, errors.New("the test server must be a ws:// address")
	}
	if ip := net.ParseIP(server.Hostname()); ip == nil || !ip.IsLoopback() {
		return nil, errors.New("the test server must be on a loopback address")
	}
	root, err := hex.DecodeString(s.TestRoot)
	if err != nil || len(root) != 32 {
		return nil, errors.New("the test server's root must be 64 hexadecimal digits")
	}
	whatsmeow.WACertPubKey = [32]byte(root)
	dialer := &net.Dialer{Timeout: 5 * time.Second}
	return &http.Transport{
		DialTLSContext: func(ctx context.Context, _, address string) (net.Conn, error) {
			if address != "web.whatsapp.com:443" {
				return nil, fmt.Errorf("refused: %s", address)
			}
			return dialer.DialContext(ctx, "tcp", server.Host)
		},
		DialContext: refuse,
	}, nil
}

func refuse(_ context.Context, _, address string) (net.Conn, error) {
	return nil, fmt.Errorf("refused: %s", address)
}

// nowhere replaces media and histories: they are never downloaded.
func nowhere() *http.Client {
	return &http.Client{Transport: &http.Transport{DialContext: refuse, DialTLSContext: refuse}}
}
