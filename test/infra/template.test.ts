// One file, so that aws-cdk-lib is loaded once: that takes longer than all of these tests.
import './authorization-settings.suite';
import './custom-domain.suite';
import './dashboard.suite';
import './firewall-limits.suite';
import './firewall-log.suite';
import './firewall.suite';
import './functions.suite';
import './ip-range.suite';
import './monitoring.suite';
import './nag.suite';
import './network-settings.suite';
import './permissions.suite';
import './settings.suite';
import './source-policy.suite';
import './statements.suite';
import './storage.suite';
import './webhook-api.suite';
