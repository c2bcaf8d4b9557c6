# Reads a JSON list of texts with performance data, and a JSON list of ranges with values; writes what Monitoring::Plugin,
# the library of the monitoring plugins, makes of both.
use strict;
use warnings;
use JSON::PP;
use Monitoring::Plugin::Performance;
use Monitoring::Plugin::Range;

local $/;
my $asked = JSON::PP->new->utf8->decode(<STDIN>);

my @perfdata = map {
    [ map { { label => $_->label, value => 0 + $_->value, uom => $_->uom, warning => $_->warning, critical => $_->critical, min => $_->min } }
            Monitoring::Plugin::Performance->parse_perfstring($_) ]
} @{ $asked->{perfdata} };

my @alerts = map {
    my $range = Monitoring::Plugin::Range->parse_range_string($_->{range});
    [ map { $range->check_range($_) ? JSON::PP::true : JSON::PP::false } @{ $_->{values} } ]
} @{ $asked->{ranges} };

print JSON::PP->new->utf8->encode({ perfdata => \@perfdata, alerts => \@alerts });
