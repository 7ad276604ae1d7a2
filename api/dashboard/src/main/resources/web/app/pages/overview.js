import '../dashboard.js';
import '../elements/coin-balance.js';
import '../elements/phone-status.js';
import '../elements/message-list.js';
import '../elements/usage-chart.js';
