package standin

import "time"

// Arrival is the record of one message id at one number.
type Arrival struct {
	ID   string `json:"id"`
	From string `json:"from"`
	To   string `json:"to"`
	Text string `json:"text"`
	// Copies is how often the recipient's phone could decrypt it, or recognised it as one that it had decrypted.
	Copies int `json:"copies"`
	// Frames is how often it reached the server, Acks how often it was acknowledged.
	Frames int    `json:"frames"`
	Acks   int    `json:"acks"`
	Nack   string `json:"nack,omitempty"`
	// OwnCopies is how often the sender's own phone decrypted its copy.
	OwnCopies     int `json:"own_copies"`
	DecryptErrors int `json:"decrypt_errors"`
	// Conflict: two copies, or the copy on the sender's phone, have different texts.
	Conflict bool  `json:"conflict"`
	AtMillis int64 `json:"at_millis"`
	opened   map[string]bool
	ownText  string
}

// ledger is the log of all messages, under the server's lock.
type ledger struct {
	arrivals []*Arrival
	index    map[string]*Arrival
}

func (l *ledger) entry(from, to, id string) *Arrival {
	key := from + "/" + to + "/" + id
	if a := l.index[key]; a != nil {
		return a
	}
	if l.index == nil {
		l.index = map[string]*Arrival{}
	}
	a := &Arrival{ID: id, From: from, To: to, AtMillis: time.Now().UnixMilli(), opened: map[string]bool{}}
	l.index[key] = a
	l.arrivals = append(l.arrivals, a)
	return a
}

// saw records the text of a copy: of the recipient's, or of the one for the sender's own phone.
func (a *Arrival) saw(text string, own bool) {
	if own {
		a.Conflict = a.Conflict || a.OwnCopies > 0 && a.ownText != text
		a.ownText = text
		a.OwnCopies++
	} else {
		a.Conflict = a.Conflict || a.Copies > 0 && a.Text != text
		a.Text = text
		a.Copies++
	}
	a.Conflict = a.Conflict || a.Copies > 0 && a.OwnCopies > 0 && a.Text != a.ownText
}

// Arrivals lists the messages for a number, or for all if it is empty, in the order of arrival.
func (s *Server) Arrivals(to string) []Arrival {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := []Arrival{}
	for _, a := range s.ledger.arrivals {
		if to == "" || a.To == to {
			list = append(list, *a)
		}
	}
	return list
}

// Forget empties the log.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ledger = ledger{}
}

func (s *Server) note(from, to, id string, what func(*Arrival)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	what(s.ledger.entry(from, to, id))
}
