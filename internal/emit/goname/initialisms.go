package goname

// initialisms are the words that Go spells in a way of their own, by their lower case form. Plurals stand on their own:
// "ids" is IDs, while "has" is no plural of anything.
var initialisms = map[string]string{
	"acl": "ACL", "aes": "AES", "api": "API", "apis": "APIs", "asa": "ASA", "ascii": "ASCII",
	"cas": "CAS", "cdn": "CDN", "cidr": "CIDR", "cors": "CORS", "cpu": "CPU", "csrf": "CSRF", "css": "CSS", "csv": "CSV",
	"db": "DB", "dns": "DNS",
	"eof":    "EOF",
	"fido":   "FIDO",
	"github": "GitHub", "gitlab": "GitLab", "gps": "GPS", "graphql": "GraphQL", "grpc": "GRPC", "guid": "GUID",
	"hmac": "HMAC", "html": "HTML", "http": "HTTP", "https": "HTTPS",
	"iam": "IAM", "id": "ID", "ids": "IDs", "ios": "IOS", "ip": "IP", "ips": "IPs", "ipv": "IPv",
	"json": "JSON", "jwk": "JWK", "jwks": "JWKS", "jwt": "JWT",
	"ldap": "LDAP", "linkedin": "LinkedIn",
	"mac": "MAC", "mfa": "MFA",
	"oauth": "OAuth", "oidc": "OIDC", "openid": "OpenID", "os": "OS", "otp": "OTP",
	"pdf": "PDF", "pin": "PIN", "pkce": "PKCE", "png": "PNG",
	"qps": "QPS", "qq": "QQ", "qr": "QR", "qrcode": "QRCode",
	"ram": "RAM", "rbac": "RBAC", "rpc": "RPC", "rsa": "RSA",
	"saml": "SAML", "sdk": "SDK", "sha": "SHA", "sla": "SLA", "smtp": "SMTP", "sms": "SMS", "sql": "SQL", "ssh": "SSH",
	"sso": "SSO",
	"tcp": "TCP", "tls": "TLS", "totp": "TOTP", "ttl": "TTL",
	"ua": "UA", "udp": "UDP", "ui": "UI", "uid": "UID", "uids": "UIDs", "uri": "URI", "uris": "URIs", "url": "URL",
	"urls": "URLs", "utc": "UTC", "utf": "UTF", "uuid": "UUID", "uuids": "UUIDs",
	"vm": "VM", "vpn": "VPN",
	"webauthn": "WebAuthn", "wechat": "WeChat",
	"xml": "XML", "xss": "XSS",
}

// symbols name the characters that a value can consist of, such as the operators of a filter.
var symbols = map[rune]string{
	'!': "Not", '#': "Hash", '$': "Dollar", '%': "Percent", '&': "And", '*': "Star", '+': "Plus", ',': "Comma",
	'-': "Minus", '.': "Dot", '/': "Slash", ':': "Colon", ';': "Semicolon", '<': "Less", '=': "Equal", '>': "Greater",
	'?': "Question", '@': "At", '^': "Caret", '_': "Underscore", '|': "Or", '~': "Tilde", ' ': "Space",
}

// folds give the ASCII letters of accented ones, as pairs.
var folds = map[rune]string{
	'ß': "ss", 'æ': "ae", 'ø': "o", 'œ': "oe", 'ł': "l", 'đ': "d", 'þ': "th", 'ð': "d",
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'ā': "a", 'ç': "c", 'ć': "c", 'č': "c",
	'è': "e", 'é': "e", 'ê': "e", 'ë': "e", 'ē': "e", 'ě': "e", 'ì': "i", 'í': "i", 'î': "i", 'ï': "i",
	'ñ': "n", 'ń': "n", 'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'ř': "r", 'š': "s", 'ś': "s",
	'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ů': "u", 'ý': "y", 'ÿ': "y", 'ž': "z", 'ź': "z", 'ż': "z",
}

// predeclared are the identifiers of Go's universe block.
var predeclared = []string{
	"any", "append", "bool", "byte", "cap", "clear", "close", "comparable", "complex", "complex128", "complex64",
	"copy", "delete", "error", "false", "float32", "float64", "imag", "int", "int16", "int32", "int64", "int8", "iota",
	"len", "make", "max", "min", "new", "nil", "panic", "print", "println", "real", "recover", "rune", "string", "true",
	"uint", "uint16", "uint32", "uint64", "uint8", "uintptr",
}

// constraints are the last words of a file's name that Go gives a meaning: tests, operating systems and architectures
// (go help buildconstraint).
var constraints = []string{
	"test",
	"aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd",
	"openbsd", "plan9", "solaris", "wasip1", "windows", "zos",
	"386", "amd64", "amd64p32", "arm", "arm64", "arm64be", "armbe", "loong64", "mips", "mips64", "mips64le",
	"mips64p32", "mips64p32le", "mipsle", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc",
	"sparc64", "wasm",
}
