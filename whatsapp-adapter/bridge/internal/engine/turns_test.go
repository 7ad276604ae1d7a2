package engine

import "testing"

func Test_turns_come_in_the_order_of_asking_whoever_gives_up(t *testing.T) {
	var all turns
	first, second, third := all.ask(), all.ask(), all.ask()
	come := func(turn *Turn) bool {
		select {
		case <-turn.come:
			return true
		default:
			return false
		}
	}
	if !come(first) || come(second) || come(third) {
		t.Fatal("not one at a time")
	}
	second.end()
	if come(third) {
		t.Fatal("one who gave up let another pass")
	}
	first.end()
	first.end()
	if !come(third) || come(all.ask()) {
		t.Fatal("not the next one")
	}
}
