namespace HumasApi.Demo.Stories;

/// <summary>Work and trade skills: harvests, courses, exhibitions, orders.</summary>
internal static class LivelihoodStories
{
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new()
        {
            Key = "panen-sayur", Theme = DemoTheme.Livelihood, Audience = DemoAudience.Prisons, Weight = 5,
            Category = "pembinaan", Tags = ["ketahanan-pangan", "pembinaan-kemandirian"],
            Subjects = ["kangkung", "cabai rawit", "sawi hijau", "terong ungu", "tomat", "pakcoy", "bayam", "mentimun", "kacang panjang"],
            Partners = ["Dinas Pertanian {town}", "kelompok tani di {town}", "penyuluh pertanian lapangan"],
            A = (28, 460), B = (6, 24),
            Titles =
            [
                "{nick} Panen {a} Kilogram {Subject} dari Lahan Sendiri",
                "Kebun {nick} Hasilkan {a} Kilogram {Subject}",
                "{Wb} {nick} Petik {a} Kilogram {Subject}",
                "Panen {Subject} {a} Kilogram, Bukti Lahan {unit} Kian Produktif",
            ],
            Leads =
            [
                "Sebanyak {a} kilogram {subject} dipanen dari lahan asimilasi {unit} pada {day}. Panen dimulai pukul {time} dan dikerjakan oleh {b} {wb} yang selama ini merawat kebun tersebut sejak masa tanam.",
                "{unit} memanen {subject} hasil budi daya {wb} pada {day} pagi. Dari beberapa petak bedengan di dalam tembok, terkumpul {a} kilogram hasil panen yang langsung disortir dan ditimbang di tempat.",
            ],
            Details =
            [
                "Tanaman itu dirawat selama kurang lebih tiga bulan oleh {b} {wb} yang tergabung dalam kelompok kerja pertanian. Mereka mengolah tanah, membuat kompos dari sisa dapur, dan mencatat pertumbuhan tanaman setiap hari di buku kebun.",
                "Sebagian hasil panen dipakai dapur untuk memenuhi bahan makanan, sedangkan sisanya dibeli pegawai dan pedagang di sekitar {town}. Hasil penjualan masuk ke kas negara sebagai penerimaan bukan pajak, dan {wb} yang bekerja memperoleh premi sesuai ketentuan.",
                "Pendampingan teknis diberikan oleh {partner} mulai dari pemilihan benih sampai pengendalian hama. Pupuk kimia sengaja dikurangi supaya tanah tetap gembur pada musim tanam berikutnya.",
                "Seusai panen, petak yang kosong langsung dibersihkan dan disiapkan untuk tanaman lain. Kelompok kerja merencanakan penanaman bergilir agar dapur dan pembeli mendapat pasokan setiap pekan.",
            ],
            Quotes =
            [
                "Yang kami panen hari ini bukan hanya {subject}, melainkan juga kebiasaan bekerja dengan tekun. Bekal seperti itu yang mereka perlukan ketika pulang nanti",
                "Lahan kami terbatas, tetapi kalau dikelola dengan sabar hasilnya tetap terasa. Setiap petak harus memberi manfaat bagi {wb}",
            ],
        },
        new()
        {
            Key = "panen-ternak", Theme = DemoTheme.Livelihood, Audience = DemoAudience.Prisons, Weight = 3,
            Category = "pembinaan", Tags = ["ketahanan-pangan", "pembinaan-kemandirian"],
            Subjects = ["ikan lele", "ikan nila", "ikan gurami", "telur ayam", "telur bebek", "telur puyuh", "jamur tiram", "madu klanceng"],
            Partners = ["Dinas Perikanan {town}", "Dinas Peternakan {town}", "peternak binaan di {town}"],
            A = (18, 390), B = (5, 19),
            Titles =
            [
                "Unit Usaha {nick} Hasilkan {a} Kilogram {Subject}",
                "{nick} Panen {a} Kilogram {Subject} Hasil Kerja {Wb}",
                "{a} Kilogram {Subject} {unit} Dipasarkan ke Warga Sekitar",
                "Usaha {Subject} {nick} Tembus {a} Kilogram Sekali Panen",
            ],
            Leads =
            [
                "Unit usaha {subject} milik {unit} kembali memberi hasil. Pada {day}, {b} {wb} bersama petugas bimbingan kerja mengumpulkan {a} kilogram {subject} dari area budi daya yang dikelola sejak awal tahun.",
                "{unit} memanen {a} kilogram {subject} pada {day} mulai pukul {time}. Kegiatan berlangsung di area sarana asimilasi dan edukasi, dengan {b} {wb} yang bekerja bergantian.",
            ],
            Details =
            [
                "Pengelolaan {subject} dipilih karena tidak membutuhkan lahan luas dan perputaran modalnya cepat. Petugas membagi {wb} ke dalam regu pakan, regu kebersihan, dan regu pencatatan sehingga setiap orang mempelajari seluruh tahapan.",
                "Hasil panen ditimbang di hadapan petugas, dicatat, lalu disalurkan ke koperasi pegawai dan pembeli tetap di {town}. Sebagian kecil disisihkan sebagai lauk tambahan di dapur umum.",
                "Menurut catatan seksi kegiatan kerja, hasil kali ini lebih baik daripada panen sebelumnya. Perbaikan saluran air dan jadwal pakan yang lebih teratur disebut sebagai penyebab utama.",
                "Bimbingan teknis berasal dari {partner} yang datang dua kali sebulan. Materinya meliputi pencegahan penyakit, penghitungan biaya pakan, serta cara mengemas hasil agar tahan lebih lama.",
            ],
            Quotes =
            [
                "Kami ingin {wb} paham hitung-hitungannya, dari modal sampai laba. Keterampilan teknis tanpa pembukuan akan sulit menjadi usaha",
                "Hasil ini dikerjakan dengan tangan mereka sendiri. Ketika orang melihat hasilnya, cara pandang terhadap {wb} ikut berubah",
            ],
        },
        new()
        {
            Key = "pelatihan-keterampilan", Theme = DemoTheme.Livelihood, Audience = DemoAudience.Field, Weight = 6,
            Category = "pembinaan", Tags = ["pembinaan-kemandirian", "pendidikan"],
            Subjects = ["menjahit busana", "las listrik", "servis pendingin ruangan", "mebel kayu", "tata boga", "batik tulis", "pangkas rambut", "sablon kaus", "servis sepeda motor", "barista kopi"],
            Partners = ["Balai Latihan Kerja {town}", "lembaga kursus di {town}", "sekolah menengah kejuruan di {town}"],
            A = (12, 64), B = (40, 160),
            Titles =
            [
                "{a} {Wb} {nick} Ikuti Pelatihan {Subject}",
                "{unit} Buka Kelas {Subject} untuk {a} {Wb}",
                "Pelatihan {Subject} di {nick}, {a} Peserta Belajar {b} Jam",
                "Bekali Keahlian {Subject}, {nick} Latih {a} {Wb}",
            ],
            Leads =
            [
                "{unit} membuka pelatihan {subject} bagi {a} {wb} pada {day}. Pelatihan dirancang selama {b} jam pelajaran dan ditutup dengan ujian praktik bersertifikat.",
                "Sebanyak {a} {wb} di {unit} mulai mengikuti pelatihan {subject} pada {day}. Pembukaan berlangsung di ruang bimbingan kerja pukul {time} dan dihadiri instruktur, petugas, serta perwakilan peserta.",
            ],
            Details =
            [
                "Peserta dipilih melalui penilaian minat, sisa masa pidana, dan perilaku sehari-hari. Mereka yang lulus akan dilibatkan sebagai tutor sebaya pada angkatan berikutnya sehingga ilmu yang didapat tidak berhenti di satu kelompok.",
                "Instruktur berasal dari {partner}. Kurikulumnya menekankan praktik, yakni tiga perempat waktu di bengkel kerja dan sisanya pengenalan alat, keselamatan kerja, serta dasar kewirausahaan.",
                "Peralatan yang dipakai merupakan milik negara dan sebagian lagi dipinjamkan mitra. Seluruh alat dihitung sebelum dan sesudah kelas sebagai bagian dari prosedur pengamanan.",
                "Salah seorang peserta mengaku baru pertama kali memegang peralatan {subject}. Setelah beberapa pertemuan, ia berharap dapat membuka usaha kecil di kampung halamannya seusai menjalani masa pidana.",
            ],
            Quotes =
            [
                "Sertifikat memang penting, tetapi yang lebih penting adalah kepercayaan diri bahwa mereka mampu. Kami ingin setiap peserta pulang membawa keahlian yang dicari orang",
                "Pelatihan {subject} kami pilih setelah melihat kebutuhan tenaga kerja di {town}. Jadi, yang dipelajari di sini memang ada pasarnya",
                "Jangan sia-siakan kesempatan ini. Bertanyalah sebanyak mungkin kepada instruktur, karena belajar tidak mengenal kata terlambat",
            ],
        },
        new()
        {
            Key = "pameran-produk", Theme = DemoTheme.Livelihood, Audience = DemoAudience.Field | DemoAudience.Regional, Weight = 3,
            Category = "kegiatan", Tags = ["umkm", "pembinaan-kemandirian"],
            Subjects = ["kerajinan bambu", "batik ciprat", "mebel jati belanda", "tas rajut", "lukisan kanvas", "miniatur kapal", "keset kain perca", "olahan singkong"],
            Partners = ["Dinas Koperasi dan UKM {town}", "panitia pekan usaha kecil {town}", "pengelola pasar seni {town}"],
            A = (18, 240), B = (3, 6),
            Titles =
            [
                "{nick} Pamerkan {a} Produk {Subject} Karya {Wb}",
                "{Subject} Buatan {Wb} {nick} Laku {a} Buah di Pameran",
                "Produk {Subject} {unit} Curi Perhatian {a} Pengunjung",
                "{a} {Subject} dari {nick} Tampil di Pekan Usaha Kecil",
            ],
            Leads =
            [
                "Produk {subject} karya {wb} dipamerkan {unit} dalam pekan usaha kecil yang dibuka pada {day} di {town}. Selama {b} hari, stan tersebut menampilkan hasil kerja yang sepenuhnya dibuat melalui program bimbingan kerja.",
                "{unit} ikut meramaikan pameran usaha kecil di {town} pada {day} dengan membawa {subject}. Panitia mencatat {a} pengunjung mendatangi stan itu pada hari pertama saja.",
            ],
            Details =
            [
                "Setiap produk diberi kartu keterangan mengenai bahan, lama pengerjaan, dan kelompok kerja pembuatnya tanpa mencantumkan identitas pribadi. Cara itu dipilih agar pembeli mengetahui prosesnya, sementara privasi {wb} tetap terjaga.",
                "Selain menjual langsung, petugas menerima pesanan melalui kartu nama dan media sosial resmi. Pesanan yang masuk dibagi ke bengkel kerja sesuai kapasitas agar mutu tidak menurun.",
                "Keikutsertaan dalam pameran difasilitasi oleh {partner}. Sebelumnya, tim kurasi memilih barang yang rapi jahitan maupun sambungannya dan layak bersaing dengan produk lain.",
            ],
            Quotes =
            [
                "Kami tidak menjual rasa kasihan. Kami menawarkan barang yang memang baik, dan pembeli menilainya dengan jujur",
                "Setiap pesanan yang datang adalah penyemangat bagi mereka yang bekerja di bengkel. Mereka merasa dihargai karena karyanya dipakai orang",
            ],
        },
        new()
        {
            Key = "produksi-pesanan", Theme = DemoTheme.Livelihood, Audience = DemoAudience.Prisons, Weight = 2,
            Category = "pembinaan", Tags = ["umkm", "pembinaan-kemandirian"],
            Subjects = ["paving block", "roti manis", "sapu ijuk", "seragam sekolah", "meja belajar", "tempe", "sangkar burung", "kursi taman"],
            Partners = ["pelaku usaha di {town}", "koperasi pegawai", "toko bangunan di {town}"],
            A = (60, 1900), B = (8, 32),
            Titles =
            [
                "{nick} Selesaikan Pesanan {a} {Subject}",
                "Bengkel Kerja {nick} Kirim {a} {Subject} ke Pemesan",
                "{b} {Wb} {nick} Garap {a} {Subject}",
                "Pesanan {a} {Subject} Hidupkan Bengkel Kerja {unit}",
            ],
            Leads =
            [
                "Bengkel kerja {unit} menuntaskan pesanan {a} {subject} pada {day}. Barang tersebut diserahkan kepada pemesan setelah melewati pemeriksaan mutu oleh petugas bimbingan kerja.",
                "Sebanyak {b} {wb} di {unit} menyelesaikan pembuatan {a} {subject} yang dipesan dari luar. Penyerahan hasil dilakukan pada {day} pukul {time} di halaman bengkel kerja.",
            ],
            Details =
            [
                "Pengerjaan dilakukan dalam dua kelompok, masing-masing dipimpin seorang {wb} yang sudah berpengalaman. Kelompok pertama menyiapkan bahan, sedangkan kelompok kedua mengerjakan penyelesaian akhir dan pengemasan.",
                "Pemesan berasal dari kalangan {partner} yang mengetahui produk ini dari media sosial. Mereka datang sendiri memeriksa contoh sebelum menyepakati jumlah dan harga.",
                "Dari hasil penjualan, {wb} menerima premi yang disimpan di rekening masing-masing. Uang itu dapat dipakai untuk keperluan sehari-hari atau dikirimkan kepada keluarga.",
            ],
            Quotes =
            [
                "Kami belajar menepati janji kepada pemesan. Jumlahnya harus pas, mutunya harus sama, dan waktunya tidak boleh mundur",
                "Bengkel kerja harus berjalan seperti tempat usaha sungguhan. Dengan begitu, {wb} tidak kaget ketika kembali bekerja di luar",
            ],
        },
        new()
        {
            Key = "uji-kompetensi", Theme = DemoTheme.Livelihood, Audience = DemoAudience.Prisons, Weight = 1,
            Category = "pembinaan", Tags = ["pendidikan", "pembinaan-kemandirian"],
            Subjects = ["juru las", "operator jahit", "tukang kayu", "juru masak", "pembatik", "teknisi pendingin ruangan", "penata rambut", "petani hidroponik"],
            Partners = ["lembaga sertifikasi profesi", "Dinas Tenaga Kerja {town}"],
            A = (10, 48), B = (2, 5),
            Titles =
            [
                "{a} {Wb} {nick} Jalani Uji Kompetensi {Subject}",
                "Uji Kompetensi {Subject} Digelar di {unit}, {a} Peserta Diuji",
                "{nick} Cetak {a} {Subject} Bersertifikat",
            ],
            Leads =
            [
                "Sebanyak {a} {wb} di {unit} menjalani uji kompetensi {subject} pada {day}. Ujian berlangsung selama {b} hari dan dinilai oleh asesor dari luar unit.",
                "{unit} menyelenggarakan uji kompetensi {subject} bagi {a} {wb} pada {day}. Peserta adalah mereka yang telah merampungkan pelatihan dan magang di bengkel kerja.",
            ],
            Details =
            [
                "Asesor dari {partner} menilai kemampuan peserta melalui ujian tulis, praktik, dan wawancara. Peserta yang belum memenuhi syarat diberi catatan perbaikan dan dapat mengulang pada gelombang berikutnya.",
                "Sertifikat yang diterbitkan tidak memuat keterangan tempat pelaksanaan di dalam lembaga. Dengan demikian, pemegangnya dapat melamar pekerjaan tanpa beban prasangka.",
                "Ruang bimbingan kerja ditata ulang menjadi tempat uji, lengkap dengan lembar kerja dan alat pelindung diri. Petugas pengamanan mendampingi seluruh rangkaian tanpa mengganggu jalannya penilaian.",
            ],
            Quotes =
            [
                "Standar yang dipakai sama dengan di luar, tidak ada keringanan. Justru karena itu, kelulusannya bernilai",
                "Kami mengantar mereka sampai memegang bukti keahlian. Setelah itu, kemauan merekalah yang menentukan",
            ],
        },
    ];
}
