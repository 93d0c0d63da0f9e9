namespace HumasApi.Demo.Stories;

/// <summary>Legal education, legal aid, local regulations, intellectual property.</summary>
internal static class LawStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new()
        {
            Key = "penyuluhan-hukum", Theme = DemoTheme.Law, Audience = DemoAudience.Field | DemoAudience.Regional, Weight = 4,
            Category = "layanan-publik", Tags = ["bantuan-hukum", "pos-bantuan-hukum"],
            Subjects = ["hak tersangka", "bantuan hukum cuma-cuma", "undang-undang pemasyarakatan", "kekerasan dalam rumah tangga", "perlindungan anak", "bijak bermedia sosial", "bahaya narkotika", "judi daring"],
            Partners = ["organisasi bantuan hukum di {town}", "fakultas hukum di {town}", "Pengadilan Negeri {town}"],
            A = (24, 190), B = (45, 120),
            Titles =
            [
                "Penyuluhan Hukum {Subject} di {nick} Diikuti {a} Peserta",
                "{unit} Gelar Penyuluhan Hukum tentang {Subject} bagi {a} Orang",
                "{a} Peserta Penyuluhan {nick} Pelajari {Subject}",
                "Melek Hukum, {nick} Kupas {Subject} bersama {a} Peserta",
            ],
            Leads =
            [
                "{unit} menyelenggarakan penyuluhan hukum bertema {subject} pada {day}. Sebanyak {a} peserta mengikuti kegiatan yang berlangsung {b} menit itu.",
                "Sebanyak {a} peserta menyimak penyuluhan hukum mengenai {subject} yang digelar {unit} pada {day} mulai pukul {time}.",
            ],
            Details =
            [
                "Penyuluh dari {partner} mengawali paparan dengan contoh perkara sehari-hari. Istilah hukum diterangkan satu per satu dengan bahasa yang mudah dicerna.",
                "Sesi tanya jawab menjadi bagian paling hidup. Peserta menanyakan syarat memperoleh penasihat hukum, jangka waktu penahanan, serta tata cara mengajukan permohonan.",
                "Pada akhir kegiatan dibagikan buku saku berisi ringkasan materi dan daftar tempat meminta bantuan. Peserta yang membutuhkan pendampingan dapat mendaftar pada hari yang sama.",
            ],
            Quotes =
            [
                "Orang yang mengetahui haknya tidak mudah ditipu, dan orang yang mengetahui kewajibannya tidak mudah melanggar",
                "Penyuluhan {subject} kami lakukan agar tidak ada warga yang merasa sendirian berhadapan dengan hukum",
            ],
        },
        new()
        {
            Key = "bantuan-hukum", Theme = DemoTheme.Law, Audience = DemoAudience.Prisons | DemoAudience.Regional, Weight = 2,
            Category = "kerja-sama", Tags = ["bantuan-hukum", "pos-bantuan-hukum"],
            Subjects = ["konsultasi perkara", "pendampingan tahanan baru", "pos bantuan hukum", "penyusunan memori banding", "permohonan grasi", "pendampingan anak", "klinik hukum", "sidang daring"],
            Partners = ["organisasi bantuan hukum terakreditasi di {town}", "perhimpunan advokat di {town}"],
            A = (9, 86), B = (2, 7),
            Titles =
            [
                "{a} Orang Manfaatkan Layanan {Subject} di {nick}",
                "{unit} Buka {Subject} Gratis, {a} Orang Mendaftar",
                "Layanan {Subject} {nick} Dampingi {a} Pemohon",
            ],
            Leads =
            [
                "{unit} membuka layanan {subject} tanpa biaya pada {day}. Hingga layanan ditutup, {a} orang mendaftar dan dilayani oleh {b} advokat.",
                "Layanan {subject} hadir di {unit} pada {day} mulai pukul {time}. Sebanyak {a} orang berkonsultasi mengenai perkara yang sedang dihadapi.",
            ],
            Details =
            [
                "Layanan terlaksana melalui kerja sama dengan {partner}. Advokat mendengarkan keterangan, memeriksa berkas, lalu menjelaskan pilihan langkah yang tersedia.",
                "Pemohon yang tidak mampu diminta menyiapkan surat keterangan dari kelurahan. Untuk yang berada di dalam rutan atau lapas, petugas membantu mengurusnya melalui keluarga.",
                "Ruang konsultasi dirancang tertutup agar percakapan tetap rahasia. Petugas hanya mengawasi dari luar kaca sesuai ketentuan keamanan.",
            ],
            Quotes =
            [
                "Keadilan tidak boleh bergantung pada isi dompet. Negara menanggung biayanya bagi warga yang tidak mampu",
                "Kami menjembatani, selebihnya advokat bekerja secara mandiri. Yang penting, tidak ada tahanan yang buta akan proses perkaranya",
            ],
        },
        new()
        {
            Key = "harmonisasi-perda", Theme = DemoTheme.Law, Audience = DemoAudience.Regional, Weight = 3,
            Category = "kegiatan", Tags = ["keterbukaan-informasi", "jawa-tengah"],
            Subjects = ["pajak daerah", "pengelolaan sampah", "penyelenggaraan kesehatan", "tata ruang", "pemberdayaan desa", "pelestarian cagar budaya", "penataan pedagang kaki lima", "perlindungan penyandang disabilitas"],
            Partners = ["bagian hukum pemerintah kabupaten", "sekretariat dewan daerah", "biro hukum pemerintah provinsi"],
            A = (11, 68), B = (3, 9),
            Titles =
            [
                "{nick} Harmonisasi Rancangan Perda {Subject}, {a} Pasal Dibahas",
                "Rancangan Perda {Subject} Diselaraskan di {unit}, {a} Pasal Dikaji",
                "{a} Pasal Rancangan Perda {Subject} Selesai Diharmonisasi {nick}",
                "Rapat Harmonisasi {Subject} di {nick} Hasilkan {b} Catatan",
            ],
            Leads =
            [
                "{unit} mengadakan rapat pengharmonisasian rancangan peraturan daerah tentang {subject} pada {day}. Rapat membahas {a} pasal dan menghasilkan {b} catatan perbaikan.",
                "Perancang peraturan perundang-undangan {unit} menyelaraskan rancangan peraturan daerah tentang {subject} pada {day} mulai pukul {time}.",
            ],
            Details =
            [
                "Pembahasan menyangkut kesesuaian dengan peraturan yang lebih tinggi, kejelasan rumusan, serta kemungkinan tumpang-tindih kewenangan. Beberapa pasal digabung karena mengatur hal yang sama.",
                "Pemrakarsa yang diwakili {partner} menerima masukan tersebut dan akan menyempurnakan naskah. Versi perbaikan dijadwalkan kembali dalam dua pekan.",
                "Tim perancang mengingatkan agar ketentuan sanksi dirumuskan proporsional. Naskah akademik juga diminta dilengkapi dengan data terbaru.",
            ],
            Quotes =
            [
                "Peraturan yang baik adalah yang dapat dilaksanakan. Kami membantu daerah agar setiap pasal jelas maksudnya dan tidak saling bertentangan",
                "Harmonisasi tidak dimaksudkan memperlambat. Justru di tahap inilah persoalan yang bisa timbul di kemudian hari dicegah",
            ],
        },
        new()
        {
            Key = "kekayaan-intelektual", Theme = DemoTheme.Law, Audience = DemoAudience.Regional, Weight = 3,
            Category = "layanan-publik", Tags = ["umkm", "jawa-tengah"],
            Subjects = ["merek kolektif", "hak cipta lagu", "indikasi geografis", "desain industri", "paten sederhana", "merek usaha kecil", "kekayaan intelektual komunal", "rahasia dagang"],
            Partners = ["Dinas Perindustrian dan Perdagangan", "sentra kekayaan intelektual kampus", "asosiasi perajin Jawa Tengah"],
            A = (28, 340), B = (6, 40),
            Titles =
            [
                "{nick} Dampingi {a} Pelaku Usaha Daftarkan {Subject}",
                "Klinik {Subject} {unit} Layani {a} Pemohon",
                "{a} Pelaku Usaha Ikuti Sosialisasi {Subject} {nick}",
                "Lindungi Karya Lokal, {nick} Buka Pendampingan {Subject}",
            ],
            Leads =
            [
                "{unit} mendampingi {a} pelaku usaha dalam pendaftaran {subject} pada {day}. Dari jumlah itu, {b} permohonan langsung diajukan secara daring.",
                "Sosialisasi mengenai {subject} digelar {unit} pada {day} di {town}. Sebanyak {a} pelaku usaha dan pegiat seni hadir untuk mengenal manfaat pelindungan karya.",
            ],
            Details =
            [
                "Peserta dibantu menelusuri basis data supaya nama atau karya yang diajukan tidak menyerupai milik pihak lain. Petugas juga menjelaskan biaya resmi dan lama pemeriksaan.",
                "Kegiatan terselenggara bersama {partner}. Daerah dinilai memiliki banyak produk khas yang belum dilindungi sehingga rawan ditiru.",
                "Beberapa peserta membawa contoh produk untuk dinilai kelayakannya. Mereka mendapat saran mengenai pemilihan kelas barang serta bentuk label.",
            ],
            Quotes =
            [
                "Karya yang dilindungi punya nilai lebih. Jangan menunggu ditiru orang baru mendaftar",
                "Kami datang mendekat supaya pelaku usaha tidak perlu takut dengan urusan administrasi",
            ],
        },
    ];
}
