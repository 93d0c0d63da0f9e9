# Varnish 7 in front of HumasApi, with the module xkey (Debian: varnish-modules). What is stored carries the keys of what it shows, and
# HumasApi purges by key: Humas__Purge__Kind=varnish, Humas__Purge__Url=http://<this address>/, Humas__Cache__SharedSeconds=3600.
vcl 4.1;

import xkey;

backend humas {
    .host = "127.0.0.1";
    .port = "8080";
}

# The instances of HumasApi.
acl instances {
    "127.0.0.1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ instances) {
            return (synth(403));
        }
        set req.http.X-Purged = xkey.purge(req.http.Surrogate-Key);
        return (synth(200));
    }
}

sub vcl_backend_response {
    set beresp.http.xkey = beresp.http.Surrogate-Key;
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "MISS";
    }
}
