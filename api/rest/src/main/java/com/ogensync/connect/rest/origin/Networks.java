package com.ogensync.connect.rest.origin;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A list of addresses and networks: {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code fd00::/8}. */
final class Networks {

    private final List<IpSubnetFilterRule> rules;

    Networks(List<String> texts) {
        rules = texts.stream().map(String::strip).map(Networks::rule).toList();
    }

    boolean contain(InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return rules.stream().anyMatch(rule -> rule.matches(socket));
    }

    private static IpSubnetFilterRule rule(String text) {
        try {
            int slash = text.indexOf('/');
            var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits =
                    slash < 0 ? address.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not an address or network (10.0.0.1, 10.0.0.0/8): " + text, e);
        }
    }
}
