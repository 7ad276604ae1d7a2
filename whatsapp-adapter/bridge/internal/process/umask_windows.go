package process

func umask(int) int { return 0 }
