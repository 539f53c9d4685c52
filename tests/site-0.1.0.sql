-- A site of release 0.1.0, for tests/test_upgrade.py. Released: never to be altered.
--
-- Made by the code of that release (commit 6093311, "Date the first release in the changelog") in an environment of
-- its own requirements.lock: `manage.py prepare`, then two accounts, "sam" (superuser) and "ann" (Program staff), each
-- with the password "a long password of NAME", then what ann did in the admin, by its own forms:
--   Boston: note and website changed, other name "Beantown" added; New York: other name "NYC" taken away;
--   Seattle renamed "Emerald City" with a new address; Madison given a new address; Cañon City entered as a draft;
--   Boise: gold of 2090 entered, under embargo until 9:30 a.m. Eastern on May 4, 2090;
--   Dallas: an assessment of 2024 without an award; Memphis: another source given to its award of 2019;
--   a case study of Boston and Boise added; an announcement expected on June 1, 2090; Waco deleted.
-- Written by `iterdump` of Python's sqlite3, after open sessions and all but ten of the cities without an assessment
-- (with their addresses and other names) were taken out, to keep it short. What ann did is invented.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
INSERT INTO "auth_group" VALUES(1,'Program staff');
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "auth_group_permissions" VALUES(1,1,1);
INSERT INTO "auth_group_permissions" VALUES(2,1,2);
INSERT INTO "auth_group_permissions" VALUES(3,1,3);
INSERT INTO "auth_group_permissions" VALUES(4,1,4);
INSERT INTO "auth_group_permissions" VALUES(5,1,5);
INSERT INTO "auth_group_permissions" VALUES(6,1,6);
INSERT INTO "auth_group_permissions" VALUES(7,1,7);
INSERT INTO "auth_group_permissions" VALUES(8,1,8);
INSERT INTO "auth_group_permissions" VALUES(9,1,9);
INSERT INTO "auth_group_permissions" VALUES(10,1,10);
INSERT INTO "auth_group_permissions" VALUES(11,1,11);
INSERT INTO "auth_group_permissions" VALUES(12,1,12);
INSERT INTO "auth_group_permissions" VALUES(13,1,13);
INSERT INTO "auth_group_permissions" VALUES(14,1,14);
INSERT INTO "auth_group_permissions" VALUES(15,1,15);
INSERT INTO "auth_group_permissions" VALUES(16,1,16);
INSERT INTO "auth_group_permissions" VALUES(17,1,21);
INSERT INTO "auth_group_permissions" VALUES(18,1,22);
INSERT INTO "auth_group_permissions" VALUES(19,1,23);
INSERT INTO "auth_group_permissions" VALUES(20,1,24);
INSERT INTO "auth_group_permissions" VALUES(21,1,25);
INSERT INTO "auth_group_permissions" VALUES(22,1,26);
INSERT INTO "auth_group_permissions" VALUES(23,1,27);
INSERT INTO "auth_group_permissions" VALUES(24,1,28);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_assessment','Can add assessment');
INSERT INTO "auth_permission" VALUES(2,1,'change_assessment','Can change assessment');
INSERT INTO "auth_permission" VALUES(3,1,'delete_assessment','Can delete assessment');
INSERT INTO "auth_permission" VALUES(4,1,'view_assessment','Can view assessment');
INSERT INTO "auth_permission" VALUES(5,2,'add_certificationaward','Can add certification award');
INSERT INTO "auth_permission" VALUES(6,2,'change_certificationaward','Can change certification award');
INSERT INTO "auth_permission" VALUES(7,2,'delete_certificationaward','Can delete certification award');
INSERT INTO "auth_permission" VALUES(8,2,'view_certificationaward','Can view certification award');
INSERT INTO "auth_permission" VALUES(9,3,'add_expectedannouncement','Can add expected announcement');
INSERT INTO "auth_permission" VALUES(10,3,'change_expectedannouncement','Can change expected announcement');
INSERT INTO "auth_permission" VALUES(11,3,'delete_expectedannouncement','Can delete expected announcement');
INSERT INTO "auth_permission" VALUES(12,3,'view_expectedannouncement','Can view expected announcement');
INSERT INTO "auth_permission" VALUES(13,4,'add_city','Can add city');
INSERT INTO "auth_permission" VALUES(14,4,'change_city','Can change city');
INSERT INTO "auth_permission" VALUES(15,4,'delete_city','Can delete city');
INSERT INTO "auth_permission" VALUES(16,4,'view_city','Can view city');
INSERT INTO "auth_permission" VALUES(17,5,'add_cityaddress','Can add city address');
INSERT INTO "auth_permission" VALUES(18,5,'change_cityaddress','Can change city address');
INSERT INTO "auth_permission" VALUES(19,5,'delete_cityaddress','Can delete city address');
INSERT INTO "auth_permission" VALUES(20,5,'view_cityaddress','Can view city address');
INSERT INTO "auth_permission" VALUES(21,6,'add_casestudy','Can add case study');
INSERT INTO "auth_permission" VALUES(22,6,'change_casestudy','Can change case study');
INSERT INTO "auth_permission" VALUES(23,6,'delete_casestudy','Can delete case study');
INSERT INTO "auth_permission" VALUES(24,6,'view_casestudy','Can view case study');
INSERT INTO "auth_permission" VALUES(25,7,'add_othername','Can add other name');
INSERT INTO "auth_permission" VALUES(26,7,'change_othername','Can change other name');
INSERT INTO "auth_permission" VALUES(27,7,'delete_othername','Can delete other name');
INSERT INTO "auth_permission" VALUES(28,7,'view_othername','Can view other name');
INSERT INTO "auth_permission" VALUES(29,9,'add_logentry','Can add log entry');
INSERT INTO "auth_permission" VALUES(30,9,'change_logentry','Can change log entry');
INSERT INTO "auth_permission" VALUES(31,9,'delete_logentry','Can delete log entry');
INSERT INTO "auth_permission" VALUES(32,9,'view_logentry','Can view log entry');
INSERT INTO "auth_permission" VALUES(33,10,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(34,10,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(35,10,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(36,10,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(37,11,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(38,11,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(39,11,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(40,11,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(41,12,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(42,12,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(43,12,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(44,12,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(45,13,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(46,13,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(47,13,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(48,13,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(49,14,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(50,14,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(51,14,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(52,14,'view_session','Can view session');
CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "first_name" varchar(150) NOT NULL);
INSERT INTO "auth_user" VALUES(1,'pbkdf2_sha256$1000000$g4lnJEEtsX6jzRf4mqLl2P$d8EEtxmRYdGtPCYmOoK1c/yq712E7AIZwKqAgciMaVs=',NULL,1,'sam','','sam@example.org',1,1,'2026-11-30 19:34:15.317841','');
INSERT INTO "auth_user" VALUES(2,'pbkdf2_sha256$1000000$QFiUIpIajC1TJiJBlWLtUf$T6shBXeaj36MFvGYmeSzjsBocR1fToEMxuCQLAMiIes=','2026-11-30 19:34:16.635876',0,'ann','','ann@example.org',1,1,'2026-11-30 19:34:15.690100','Ann');
CREATE TABLE "auth_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "auth_user_groups" VALUES(1,2,1);
CREATE TABLE "auth_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "certifications_assessment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_assessment_per_city_and_year" UNIQUE ("city_id", "year"), CONSTRAINT "assessment_year_in_range" CHECK ("year" BETWEEN 2015 AND 2100));
INSERT INTO "certifications_assessment" VALUES(1,2019,1);
INSERT INTO "certifications_assessment" VALUES(2,2018,2);
INSERT INTO "certifications_assessment" VALUES(3,2018,3);
INSERT INTO "certifications_assessment" VALUES(4,2019,3);
INSERT INTO "certifications_assessment" VALUES(5,2018,4);
INSERT INTO "certifications_assessment" VALUES(6,2018,5);
INSERT INTO "certifications_assessment" VALUES(7,2019,5);
INSERT INTO "certifications_assessment" VALUES(8,2019,6);
INSERT INTO "certifications_assessment" VALUES(9,2018,7);
INSERT INTO "certifications_assessment" VALUES(10,2019,8);
INSERT INTO "certifications_assessment" VALUES(11,2018,9);
INSERT INTO "certifications_assessment" VALUES(12,2018,10);
INSERT INTO "certifications_assessment" VALUES(13,2019,11);
INSERT INTO "certifications_assessment" VALUES(14,2018,12);
INSERT INTO "certifications_assessment" VALUES(15,2018,13);
INSERT INTO "certifications_assessment" VALUES(16,2019,13);
INSERT INTO "certifications_assessment" VALUES(17,2090,128);
INSERT INTO "certifications_assessment" VALUES(18,2024,294);
CREATE TABLE "certifications_certificationaward" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "level" smallint unsigned NOT NULL CHECK ("level" >= 0), "announced_at" datetime NOT NULL, "source_url" varchar(500) NOT NULL, "assessment_id" bigint NOT NULL UNIQUE REFERENCES "certifications_assessment" ("id") DEFERRABLE INITIALLY DEFERRED, "corrected_at" datetime NULL, CONSTRAINT "award_level_known" CHECK ("level" IN (1, 2, 3)), CONSTRAINT "award_announced_in_range" CHECK ("announced_at" BETWEEN '2015-01-01 00:00:00' AND '2101-12-31 00:00:00'), CONSTRAINT "award_source_is_http" CHECK (("source_url" LIKE 'https://%' ESCAPE '\' OR "source_url" LIKE 'http://%' ESCAPE '\')));
INSERT INTO "certifications_certificationaward" VALUES(1,1,'2019-04-24 04:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives-2019/',1,NULL);
INSERT INTO "certifications_certificationaward" VALUES(2,1,'2018-01-25 05:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives/',2,NULL);
INSERT INTO "certifications_certificationaward" VALUES(3,1,'2018-01-25 05:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives/',3,NULL);
INSERT INTO "certifications_certificationaward" VALUES(4,2,'2019-04-24 04:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives-2019/',4,NULL);
INSERT INTO "certifications_certificationaward" VALUES(5,2,'2018-01-25 05:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives/',5,NULL);
INSERT INTO "certifications_certificationaward" VALUES(6,1,'2018-01-25 05:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives/',6,NULL);
INSERT INTO "certifications_certificationaward" VALUES(7,2,'2019-04-24 04:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives-2019/',7,NULL);
INSERT INTO "certifications_certificationaward" VALUES(8,1,'2019-04-24 04:00:00','https://www.memphistn.gov/certified',8,'2026-11-30 19:34:18.659');
INSERT INTO "certifications_certificationaward" VALUES(9,1,'2018-01-25 05:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives/',9,NULL);
INSERT INTO "certifications_certificationaward" VALUES(10,1,'2019-04-24 04:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives-2019/',10,NULL);
INSERT INTO "certifications_certificationaward" VALUES(11,1,'2018-01-25 05:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives/',11,NULL);
INSERT INTO "certifications_certificationaward" VALUES(12,1,'2018-01-25 05:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives/',12,NULL);
INSERT INTO "certifications_certificationaward" VALUES(13,1,'2019-04-24 04:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives-2019/',13,NULL);
INSERT INTO "certifications_certificationaward" VALUES(14,1,'2018-01-25 05:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives/',14,NULL);
INSERT INTO "certifications_certificationaward" VALUES(15,1,'2018-01-25 05:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives/',15,NULL);
INSERT INTO "certifications_certificationaward" VALUES(16,2,'2019-04-24 04:00:00','https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives-2019/',16,NULL);
INSERT INTO "certifications_certificationaward" VALUES(17,2,'2090-05-04 13:30:00','https://example.org/2090',17,NULL);
CREATE TABLE "certifications_expectedannouncement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "expected_on" date NOT NULL, "note" varchar(200) NOT NULL);
INSERT INTO "certifications_expectedannouncement" VALUES(1,'2090-06-01','Says the program.');
CREATE TABLE "cities_casestudy" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(250) NOT NULL, "publisher" varchar(150) NOT NULL, "published_on" varchar(10) NOT NULL, "url" varchar(300) NOT NULL UNIQUE, CONSTRAINT "case_study_link_is_http" CHECK (("url" LIKE 'https://%' ESCAPE '\' OR "url" LIKE 'http://%' ESCAPE '\')));
INSERT INTO "cities_casestudy" VALUES(1,'BlightStatus','Data-Smart City Solutions','','https://datasmart.ash.harvard.edu/solutions/blightstatus');
INSERT INTO "cities_casestudy" VALUES(2,'Driving Clean Streets with Data','Data-Smart City Solutions','','https://datasmart.hks.harvard.edu/driving-clean-streets-data');
INSERT INTO "cities_casestudy" VALUES(3,'In Arlington, a Can-Do City Connects and Communicates with Data','What Works Cities Certification','2019','https://medium.com/what-works-cities-certification/in-arlington-a-can-do-city-connects-and-communicates-with-data-326cf03a1f69');
INSERT INTO "cities_casestudy" VALUES(4,'Inside the Certification: City of San Diego','ELGL','2018-03-27','https://elgl.org/inside-the-certification-city-of-san-diego-california');
INSERT INTO "cities_casestudy" VALUES(5,'Kansas City, Louisville and Washington, DC Level Up','What Works Cities Certification','2019','https://medium.com/what-works-cities-certification/kansas-city-louisville-and-washington-dc-level-up-cef847c62a6f');
INSERT INTO "cities_casestudy" VALUES(6,'Los Angeles: City of Angels Leads in Transforming Data into Action','What Works Cities Certification','2018','https://medium.com/what-works-cities-certification/los-angeles-city-of-angels-leads-in-transforming-data-into-action-c5c80594f663');
INSERT INTO "cities_casestudy" VALUES(7,'Philadelphia Champions Collaboration and Data to Increase Opportunity','What Works Cities Certification','2019-04-24','https://medium.com/what-works-cities-certification/philadelphia-champions-collaboration-and-data-to-increase-opportunity-d23f3eed14de');
INSERT INTO "cities_casestudy" VALUES(8,'What Works Cities Certification: What Excellence Looks like in Local Government','Data-Smart City Solutions','2017-03','https://datasmart.hks.harvard.edu/news/article/what-works-cities-certification-what-excellence-looks-like-in-local-government');
INSERT INTO "cities_casestudy" VALUES(9,'How two cities count potholes','City Paper','2019-05','https://example.org/potholes');
CREATE TABLE "cities_casestudy_cities" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "casestudy_id" bigint NOT NULL REFERENCES "cities_casestudy" ("id") DEFERRABLE INITIALLY DEFERRED, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "cities_casestudy_cities" VALUES(1,1,7);
INSERT INTO "cities_casestudy_cities" VALUES(2,2,4);
INSERT INTO "cities_casestudy_cities" VALUES(3,3,1);
INSERT INTO "cities_casestudy_cities" VALUES(4,4,9);
INSERT INTO "cities_casestudy_cities" VALUES(5,5,13);
INSERT INTO "cities_casestudy_cities" VALUES(6,5,3);
INSERT INTO "cities_casestudy_cities" VALUES(7,5,5);
INSERT INTO "cities_casestudy_cities" VALUES(8,6,4);
INSERT INTO "cities_casestudy_cities" VALUES(9,7,8);
INSERT INTO "cities_casestudy_cities" VALUES(10,9,128);
INSERT INTO "cities_casestudy_cities" VALUES(11,9,2);
CREATE TABLE "cities_city" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL, "official_name" varchar(150) NOT NULL, "state" varchar(2) NOT NULL, "slug" varchar(120) NOT NULL UNIQUE, "geoid" varchar(7) NULL UNIQUE, "population" integer unsigned NULL CHECK ("population" >= 0), "population_year" smallint unsigned NULL CHECK ("population_year" >= 0), "population_source" varchar(200) NOT NULL, "latitude" real NULL, "longitude" real NULL, "region" varchar(9) NOT NULL, "website" varchar(300) NOT NULL, "note" text NOT NULL, "first_slug" varchar(120) NULL UNIQUE, CONSTRAINT "city_name_and_state_unique" UNIQUE ("name", "state"), CONSTRAINT "city_state_known" CHECK ("state" IN ('AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY', 'LA', 'ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH', 'OK', 'OR', 'PA', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'WA', 'WV', 'WI', 'WY')), CONSTRAINT "city_coordinates_both_or_neither" CHECK ((("latitude" IS NULL AND "longitude" IS NULL) OR ("latitude" IS NOT NULL AND "longitude" IS NOT NULL))), CONSTRAINT "city_latitude_in_range" CHECK (("latitude" IS NULL OR "latitude" BETWEEN -90.0 AND 90.0)), CONSTRAINT "city_longitude_in_range" CHECK (("longitude" IS NULL OR "longitude" BETWEEN -180.0 AND 180.0)), CONSTRAINT "city_website_is_http" CHECK (("website" LIKE 'https://%' ESCAPE '\' OR "website" LIKE 'http://%' ESCAPE '\' OR "website" = '')), CONSTRAINT "city_population_possible" CHECK (("population" IS NULL OR "population" < 100000000)), CONSTRAINT "city_geoid_of_its_state" CHECK (("geoid" IS NULL OR ("geoid" LIKE '01%' ESCAPE '\' AND "state" = 'AL') OR ("geoid" LIKE '02%' ESCAPE '\' AND "state" = 'AK') OR ("geoid" LIKE '04%' ESCAPE '\' AND "state" = 'AZ') OR ("geoid" LIKE '05%' ESCAPE '\' AND "state" = 'AR') OR ("geoid" LIKE '06%' ESCAPE '\' AND "state" = 'CA') OR ("geoid" LIKE '08%' ESCAPE '\' AND "state" = 'CO') OR ("geoid" LIKE '09%' ESCAPE '\' AND "state" = 'CT') OR ("geoid" LIKE '10%' ESCAPE '\' AND "state" = 'DE') OR ("geoid" LIKE '11%' ESCAPE '\' AND "state" = 'DC') OR ("geoid" LIKE '12%' ESCAPE '\' AND "state" = 'FL') OR ("geoid" LIKE '13%' ESCAPE '\' AND "state" = 'GA') OR ("geoid" LIKE '15%' ESCAPE '\' AND "state" = 'HI') OR ("geoid" LIKE '16%' ESCAPE '\' AND "state" = 'ID') OR ("geoid" LIKE '17%' ESCAPE '\' AND "state" = 'IL') OR ("geoid" LIKE '18%' ESCAPE '\' AND "state" = 'IN') OR ("geoid" LIKE '19%' ESCAPE '\' AND "state" = 'IA') OR ("geoid" LIKE '20%' ESCAPE '\' AND "state" = 'KS') OR ("geoid" LIKE '21%' ESCAPE '\' AND "state" = 'KY') OR ("geoid" LIKE '22%' ESCAPE '\' AND "state" = 'LA') OR ("geoid" LIKE '23%' ESCAPE '\' AND "state" = 'ME') OR ("geoid" LIKE '24%' ESCAPE '\' AND "state" = 'MD') OR ("geoid" LIKE '25%' ESCAPE '\' AND "state" = 'MA') OR ("geoid" LIKE '26%' ESCAPE '\' AND "state" = 'MI') OR ("geoid" LIKE '27%' ESCAPE '\' AND "state" = 'MN') OR ("geoid" LIKE '28%' ESCAPE '\' AND "state" = 'MS') OR ("geoid" LIKE '29%' ESCAPE '\' AND "state" = 'MO') OR ("geoid" LIKE '30%' ESCAPE '\' AND "state" = 'MT') OR ("geoid" LIKE '31%' ESCAPE '\' AND "state" = 'NE') OR ("geoid" LIKE '32%' ESCAPE '\' AND "state" = 'NV') OR ("geoid" LIKE '33%' ESCAPE '\' AND "state" = 'NH') OR ("geoid" LIKE '34%' ESCAPE '\' AND "state" = 'NJ') OR ("geoid" LIKE '35%' ESCAPE '\' AND "state" = 'NM') OR ("geoid" LIKE '36%' ESCAPE '\' AND "state" = 'NY') OR ("geoid" LIKE '37%' ESCAPE '\' AND "state" = 'NC') OR ("geoid" LIKE '38%' ESCAPE '\' AND "state" = 'ND') OR ("geoid" LIKE '39%' ESCAPE '\' AND "state" = 'OH') OR ("geoid" LIKE '40%' ESCAPE '\' AND "state" = 'OK') OR ("geoid" LIKE '41%' ESCAPE '\' AND "state" = 'OR') OR ("geoid" LIKE '42%' ESCAPE '\' AND "state" = 'PA') OR ("geoid" LIKE '44%' ESCAPE '\' AND "state" = 'RI') OR ("geoid" LIKE '45%' ESCAPE '\' AND "state" = 'SC') OR ("geoid" LIKE '46%' ESCAPE '\' AND "state" = 'SD') OR ("geoid" LIKE '47%' ESCAPE '\' AND "state" = 'TN') OR ("geoid" LIKE '48%' ESCAPE '\' AND "state" = 'TX') OR ("geoid" LIKE '49%' ESCAPE '\' AND "state" = 'UT') OR ("geoid" LIKE '50%' ESCAPE '\' AND "state" = 'VT') OR ("geoid" LIKE '51%' ESCAPE '\' AND "state" = 'VA') OR ("geoid" LIKE '53%' ESCAPE '\' AND "state" = 'WA') OR ("geoid" LIKE '54%' ESCAPE '\' AND "state" = 'WV') OR ("geoid" LIKE '55%' ESCAPE '\' AND "state" = 'WI') OR ("geoid" LIKE '56%' ESCAPE '\' AND "state" = 'WY'))));
INSERT INTO "cities_city" VALUES(1,'Arlington','City of Arlington','TX','arlington-tx','4804000',394266,2020,'U.S. Census Bureau, 2020 Census',32.735687,-97.108066,'South','https://www.arlingtontx.gov/','','arlington-tx');
INSERT INTO "cities_city" VALUES(2,'Boston','City of Boston','MA','boston-ma','2507000',675647,2020,'U.S. Census Bureau, 2020 Census',42.358431,-71.059773,'Northeast','https://www.boston.gov/departments','Corrected by staff.','boston-ma');
INSERT INTO "cities_city" VALUES(3,'Kansas City','City of Kansas City','MO','kansas-city-mo','2938000',508090,2020,'U.S. Census Bureau, 2020 Census',39.099727,-94.578567,'Midwest','https://www.kcmo.gov/','','kansas-city-mo');
INSERT INTO "cities_city" VALUES(4,'Los Angeles','City of Los Angeles','CA','los-angeles-ca','0644000',3898747,2020,'U.S. Census Bureau, 2020 Census',34.052234,-118.243685,'West','https://lacity.gov/','','los-angeles-ca');
INSERT INTO "cities_city" VALUES(5,'Louisville','Louisville/Jefferson County Metro Government','KY','louisville-ky','2148006',633045,2020,'U.S. Census Bureau, 2020 Census',38.254238,-85.759407,'South','https://louisvilleky.gov/','','louisville-ky');
INSERT INTO "cities_city" VALUES(6,'Memphis','City of Memphis','TN','memphis-tn','4748000',633104,2020,'U.S. Census Bureau, 2020 Census',35.149534,-90.04898,'South','https://memphistn.gov/','','memphis-tn');
INSERT INTO "cities_city" VALUES(7,'New Orleans','City of New Orleans','LA','new-orleans-la','2255000',383997,2020,'U.S. Census Bureau, 2020 Census',29.954648,-90.075072,'South','https://nola.gov/','','new-orleans-la');
INSERT INTO "cities_city" VALUES(8,'Philadelphia','City of Philadelphia','PA','philadelphia-pa','4260000',1603797,2020,'U.S. Census Bureau, 2020 Census',39.952335,-75.163789,'Northeast','https://www.phila.gov/','','philadelphia-pa');
INSERT INTO "cities_city" VALUES(9,'San Diego','City of San Diego','CA','san-diego-ca','0666000',1386932,2020,'U.S. Census Bureau, 2020 Census',32.715329,-117.157255,'West','https://www.sandiego.gov/','','san-diego-ca');
INSERT INTO "cities_city" VALUES(10,'San Francisco','City and County of San Francisco','CA','san-francisco-ca','0667000',873965,2020,'U.S. Census Bureau, 2020 Census',37.775,-122.419444,'West','https://www.sf.gov/','','san-francisco-ca');
INSERT INTO "cities_city" VALUES(11,'Scottsdale','City of Scottsdale','AZ','scottsdale-az','0465000',241361,2020,'U.S. Census Bureau, 2020 Census',33.50921,-111.899033,'West','https://www.scottsdaleaz.gov/','','scottsdale-az');
INSERT INTO "cities_city" VALUES(12,'Emerald City','City of Seattle','WA','emerald-city-wa','5363000',737015,2020,'U.S. Census Bureau, 2020 Census',47.606209,-122.332071,'West','https://www.seattle.gov/','','seattle-wa');
INSERT INTO "cities_city" VALUES(13,'Washington','District of Columbia','DC','washington-dc','1150000',689545,2020,'U.S. Census Bureau, 2020 Census',38.895112,-77.036366,'South','https://dc.gov/','','washington-dc');
INSERT INTO "cities_city" VALUES(128,'Boise','','ID','boise-id','1608830',235684,2020,'U.S. Census Bureau, 2020 Census',43.59805,-116.231596,'West','','','boise-id');
INSERT INTO "cities_city" VALUES(223,'Chicago','','IL','chicago-il','1714000',2746388,2020,'U.S. Census Bureau, 2020 Census',41.837045,-87.684939,'Midwest','','','chicago-il');
INSERT INTO "cities_city" VALUES(294,'Dallas','','TX','dallas-tx','4819000',1304379,2020,'U.S. Census Bureau, 2020 Census',32.793333,-96.766513,'South','','','dallas-tx');
INSERT INTO "cities_city" VALUES(322,'Denver','','CO','denver-co','0820000',715522,2020,'U.S. Census Bureau, 2020 Census',39.76185,-104.881105,'West','','','denver-co');
INSERT INTO "cities_city" VALUES(552,'Houston','','TX','houston-tx','4835000',2304580,2020,'U.S. Census Bureau, 2020 Census',29.785743,-95.388806,'South','','','houston-tx');
INSERT INTO "cities_city" VALUES(652,'Lansing','','MI','lansing-mi','2646000',112644,2020,'U.S. Census Bureau, 2020 Census',42.714341,-84.560889,'Midwest','','','lansing-mi');
INSERT INTO "cities_city" VALUES(722,'Madison','','WI','mad-city-wi','5548000',269840,2020,'U.S. Census Bureau, 2020 Census',43.087815,-89.429856,'Midwest','','','madison-wi');
INSERT INTO "cities_city" VALUES(847,'New York','','NY','new-york-ny','3651000',8804190,2020,'U.S. Census Bureau, 2020 Census',40.662712,-73.938677,'Northeast','','','new-york-ny');
INSERT INTO "cities_city" VALUES(1221,'Tempe','','AZ','tempe-az','0473000',180587,2020,'U.S. Census Bureau, 2020 Census',33.388414,-111.931782,'West','','','tempe-az');
INSERT INTO "cities_city" VALUES(1362,'Cañon City','','CO','canon-city-co',NULL,NULL,NULL,'',NULL,NULL,'West','','','canon-city-co');
CREATE TABLE "cities_cityaddress" ("slug" varchar(120) NOT NULL PRIMARY KEY, "city_id" bigint NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "cities_cityaddress" VALUES('arlington-tx',1);
INSERT INTO "cities_cityaddress" VALUES('boston-ma',2);
INSERT INTO "cities_cityaddress" VALUES('kansas-city-mo',3);
INSERT INTO "cities_cityaddress" VALUES('los-angeles-ca',4);
INSERT INTO "cities_cityaddress" VALUES('louisville-ky',5);
INSERT INTO "cities_cityaddress" VALUES('memphis-tn',6);
INSERT INTO "cities_cityaddress" VALUES('new-orleans-la',7);
INSERT INTO "cities_cityaddress" VALUES('philadelphia-pa',8);
INSERT INTO "cities_cityaddress" VALUES('san-diego-ca',9);
INSERT INTO "cities_cityaddress" VALUES('san-francisco-ca',10);
INSERT INTO "cities_cityaddress" VALUES('scottsdale-az',11);
INSERT INTO "cities_cityaddress" VALUES('seattle-wa',12);
INSERT INTO "cities_cityaddress" VALUES('washington-dc',13);
INSERT INTO "cities_cityaddress" VALUES('boise-id',128);
INSERT INTO "cities_cityaddress" VALUES('chicago-il',223);
INSERT INTO "cities_cityaddress" VALUES('dallas-tx',294);
INSERT INTO "cities_cityaddress" VALUES('denver-co',322);
INSERT INTO "cities_cityaddress" VALUES('houston-tx',552);
INSERT INTO "cities_cityaddress" VALUES('lansing-mi',652);
INSERT INTO "cities_cityaddress" VALUES('madison-wi',722);
INSERT INTO "cities_cityaddress" VALUES('new-york-ny',847);
INSERT INTO "cities_cityaddress" VALUES('tempe-az',1221);
INSERT INTO "cities_cityaddress" VALUES('waco-tx',NULL);
INSERT INTO "cities_cityaddress" VALUES('emerald-city-wa',12);
INSERT INTO "cities_cityaddress" VALUES('mad-city-wi',722);
INSERT INTO "cities_cityaddress" VALUES('canon-city-co',1362);
CREATE TABLE "cities_othername" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL, "city_id" bigint NOT NULL REFERENCES "cities_city" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "other_name_once_per_city" UNIQUE ("city_id", "name"));
INSERT INTO "cities_othername" VALUES(4,'Boise City',128);
INSERT INTO "cities_othername" VALUES(12,'KC',3);
INSERT INTO "cities_othername" VALUES(13,'KCMO',3);
INSERT INTO "cities_othername" VALUES(16,'LA',4);
INSERT INTO "cities_othername" VALUES(17,'Louisville/Jefferson County',5);
INSERT INTO "cities_othername" VALUES(21,'NOLA',7);
INSERT INTO "cities_othername" VALUES(23,'New York City',847);
INSERT INTO "cities_othername" VALUES(25,'Philly',8);
INSERT INTO "cities_othername" VALUES(27,'SF',10);
INSERT INTO "cities_othername" VALUES(31,'DC',13);
INSERT INTO "cities_othername" VALUES(32,'District of Columbia',13);
INSERT INTO "cities_othername" VALUES(33,'Beantown',2);
CREATE TABLE "desk_passwordattempt" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL, "network" varchar(43) NOT NULL, "at" datetime NOT NULL);
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
INSERT INTO "django_admin_log" VALUES(1,'2','Boston, MA',2,'[{"changed": {"fields": ["Website", "Note"]}}]',4,2,'2026-11-30 19:34:17.480152');
INSERT INTO "django_admin_log" VALUES(2,'12','Emerald City, WA',2,'[{"changed": {"fields": ["Name", "Address"]}}]',4,2,'2026-11-30 19:34:17.812163');
INSERT INTO "django_admin_log" VALUES(3,'722','Madison, WI',2,'[{"changed": {"fields": ["Address"]}}]',4,2,'2026-11-30 19:34:18.018172');
INSERT INTO "django_admin_log" VALUES(4,'128','Boise, ID',2,'[{"added": {"name": "assessment", "object": "Boise, ID, 2090"}}]',4,2,'2026-11-30 19:34:18.234087');
INSERT INTO "django_admin_log" VALUES(5,'294','Dallas, TX',2,'[{"added": {"name": "assessment", "object": "Dallas, TX, 2024"}}]',4,2,'2026-11-30 19:34:18.423983');
INSERT INTO "django_admin_log" VALUES(6,'1362','Cañon City, CO',1,'[{"added": {}}]',4,2,'2026-11-30 19:34:18.564585');
INSERT INTO "django_admin_log" VALUES(7,'8','Memphis, TN, 2019: Silver',2,'[{"changed": {"fields": ["Source"]}}]',2,2,'2026-11-30 19:34:18.660229');
INSERT INTO "django_admin_log" VALUES(8,'9','How two cities count potholes',1,'[{"added": {}}]',6,2,'2026-11-30 19:34:18.726785');
INSERT INTO "django_admin_log" VALUES(9,'1','2090-06-01',1,'[{"added": {}}]',3,2,'2026-11-30 19:34:18.771663');
INSERT INTO "django_admin_log" VALUES(10,'1275','Waco, TX',3,'',4,2,'2026-11-30 19:34:18.781371');
INSERT INTO "django_admin_log" VALUES(11,'2','Boston, MA',2,'[{"added": {"name": "other name", "object": "Beantown"}}]',4,2,'2026-11-30 19:34:18.877424');
INSERT INTO "django_admin_log" VALUES(12,'847','New York, NY',2,'[{"deleted": {"name": "other name", "object": "NYC"}}]',4,2,'2026-11-30 19:34:18.979235');
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'certifications','assessment');
INSERT INTO "django_content_type" VALUES(2,'certifications','certificationaward');
INSERT INTO "django_content_type" VALUES(3,'certifications','expectedannouncement');
INSERT INTO "django_content_type" VALUES(4,'cities','city');
INSERT INTO "django_content_type" VALUES(5,'cities','cityaddress');
INSERT INTO "django_content_type" VALUES(6,'cities','casestudy');
INSERT INTO "django_content_type" VALUES(7,'cities','othername');
INSERT INTO "django_content_type" VALUES(8,'desk','passwordattempt');
INSERT INTO "django_content_type" VALUES(9,'admin','logentry');
INSERT INTO "django_content_type" VALUES(10,'auth','permission');
INSERT INTO "django_content_type" VALUES(11,'auth','group');
INSERT INTO "django_content_type" VALUES(12,'auth','user');
INSERT INTO "django_content_type" VALUES(13,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(14,'sessions','session');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'contenttypes','0001_initial','2026-11-30 19:32:44.134861');
INSERT INTO "django_migrations" VALUES(2,'auth','0001_initial','2026-11-30 19:32:44.149011');
INSERT INTO "django_migrations" VALUES(3,'admin','0001_initial','2026-11-30 19:32:44.158746');
INSERT INTO "django_migrations" VALUES(4,'admin','0002_logentry_remove_auto_add','2026-11-30 19:32:44.168935');
INSERT INTO "django_migrations" VALUES(5,'admin','0003_logentry_add_action_flag_choices','2026-11-30 19:32:44.174073');
INSERT INTO "django_migrations" VALUES(6,'contenttypes','0002_remove_content_type_name','2026-11-30 19:32:44.190916');
INSERT INTO "django_migrations" VALUES(7,'auth','0002_alter_permission_name_max_length','2026-11-30 19:32:44.200444');
INSERT INTO "django_migrations" VALUES(8,'auth','0003_alter_user_email_max_length','2026-11-30 19:32:44.209634');
INSERT INTO "django_migrations" VALUES(9,'auth','0004_alter_user_username_opts','2026-11-30 19:32:44.216348');
INSERT INTO "django_migrations" VALUES(10,'auth','0005_alter_user_last_login_null','2026-11-30 19:32:44.227402');
INSERT INTO "django_migrations" VALUES(11,'auth','0006_require_contenttypes_0002','2026-11-30 19:32:44.228220');
INSERT INTO "django_migrations" VALUES(12,'auth','0007_alter_validators_add_error_messages','2026-11-30 19:32:44.235027');
INSERT INTO "django_migrations" VALUES(13,'auth','0008_alter_user_username_max_length','2026-11-30 19:32:44.243784');
INSERT INTO "django_migrations" VALUES(14,'auth','0009_alter_user_last_name_max_length','2026-11-30 19:32:44.253085');
INSERT INTO "django_migrations" VALUES(15,'auth','0010_alter_group_name_max_length','2026-11-30 19:32:44.261593');
INSERT INTO "django_migrations" VALUES(16,'auth','0011_update_proxy_permissions','2026-11-30 19:32:44.267578');
INSERT INTO "django_migrations" VALUES(17,'auth','0012_alter_user_first_name_max_length','2026-11-30 19:32:44.277385');
INSERT INTO "django_migrations" VALUES(18,'cities','0001_initial','2026-11-30 19:32:44.291492');
INSERT INTO "django_migrations" VALUES(19,'certifications','0001_initial','2026-11-30 19:32:44.344367');
INSERT INTO "django_migrations" VALUES(20,'certifications','0002_city_large_enough','2026-11-30 19:32:44.373946');
INSERT INTO "django_migrations" VALUES(21,'certifications','0003_corrections_dated','2026-11-30 19:32:44.391698');
INSERT INTO "django_migrations" VALUES(22,'certifications','0004_expected_announcements','2026-11-30 19:32:44.410332');
INSERT INTO "django_migrations" VALUES(23,'cities','0002_addresses_kept','2026-11-30 19:32:44.422431');
INSERT INTO "django_migrations" VALUES(24,'cities','0003_program_staff','2026-11-30 19:32:44.440274');
INSERT INTO "django_migrations" VALUES(25,'cities','0004_look_up_names','2026-11-30 19:32:44.461904');
INSERT INTO "django_migrations" VALUES(26,'cities','0005_program_staff_other_names','2026-11-30 19:32:44.483378');
INSERT INTO "django_migrations" VALUES(27,'cities','0006_program_staff_expected_announcements','2026-11-30 19:32:44.484157');
INSERT INTO "django_migrations" VALUES(28,'cities','0007_first_slugs','2026-11-30 19:32:44.529436');
INSERT INTO "django_migrations" VALUES(29,'cities','0008_where_case_studies_are_shown','2026-11-30 19:32:44.540087');
INSERT INTO "django_migrations" VALUES(30,'cities','0009_possible_values','2026-11-30 19:32:44.630757');
INSERT INTO "django_migrations" VALUES(31,'cities','0010_addresses_of_living_cities_stay','2026-11-30 19:32:44.643623');
INSERT INTO "django_migrations" VALUES(32,'desk','0001_initial','2026-11-30 19:32:44.646559');
INSERT INTO "django_migrations" VALUES(33,'sessions','0001_initial','2026-11-30 19:32:44.648728');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_user_groups_user_id_group_id_94350c0c_uniq" ON "auth_user_groups" ("user_id", "group_id");
CREATE INDEX "auth_user_groups_user_id_6a12ed8b" ON "auth_user_groups" ("user_id");
CREATE INDEX "auth_user_groups_group_id_97559544" ON "auth_user_groups" ("group_id");
CREATE UNIQUE INDEX "auth_user_user_permissions_user_id_permission_id_14a6b632_uniq" ON "auth_user_user_permissions" ("user_id", "permission_id");
CREATE INDEX "auth_user_user_permissions_user_id_a95ead1b" ON "auth_user_user_permissions" ("user_id");
CREATE INDEX "auth_user_user_permissions_permission_id_1fbb5f2c" ON "auth_user_user_permissions" ("permission_id");
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "cities_cityaddress_city_id_bd34987a" ON "cities_cityaddress" ("city_id");
CREATE UNIQUE INDEX "cities_casestudy_cities_casestudy_id_city_id_ac88b664_uniq" ON "cities_casestudy_cities" ("casestudy_id", "city_id");
CREATE INDEX "cities_casestudy_cities_casestudy_id_44f4b105" ON "cities_casestudy_cities" ("casestudy_id");
CREATE INDEX "cities_casestudy_cities_city_id_dad694c5" ON "cities_casestudy_cities" ("city_id");
CREATE INDEX "certifications_assessment_city_id_1030c2ff" ON "certifications_assessment" ("city_id");
CREATE INDEX "certifications_certificationaward_announced_at_7d06ffba" ON "certifications_certificationaward" ("announced_at");
CREATE INDEX "cities_othername_city_id_62bff194" ON "cities_othername" ("city_id");
CREATE INDEX "other_name_key" ON "cities_othername" ((WWC_KEY("name")));
CREATE INDEX "other_name_key_reversed" ON "cities_othername" ((REVERSE(WWC_KEY("name"))));
CREATE INDEX "city_name_key" ON "cities_city" ((WWC_KEY("name")));
CREATE INDEX "city_name_key_reversed" ON "cities_city" ((REVERSE(WWC_KEY("name"))));
CREATE TRIGGER assessment_city_too_small_on_insert
            BEFORE INSERT ON certifications_assessment
            WHEN (SELECT population FROM cities_city WHERE id = NEW.city_id) < 30000
            BEGIN
                SELECT RAISE(ABORT, 'assessment_city_too_small');
            END;
CREATE TRIGGER assessment_city_too_small_on_update
            BEFORE UPDATE OF city_id ON certifications_assessment
            WHEN NEW.city_id IS NOT OLD.city_id AND
                (SELECT population FROM cities_city WHERE id = NEW.city_id) < 30000
            BEGIN
                SELECT RAISE(ABORT, 'assessment_city_too_small');
            END;
CREATE TRIGGER award_correction_dated
            AFTER UPDATE OF level, announced_at, source_url ON certifications_certificationaward
            WHEN NEW.level IS NOT OLD.level OR NEW.source_url IS NOT OLD.source_url
                OR NEW.announced_at IS NOT OLD.announced_at
            BEGIN
                UPDATE certifications_certificationaward
                SET corrected_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'now') WHERE id = NEW.id;
            END;
CREATE TRIGGER city_address_refused_on_insert BEFORE INSERT ON cities_city
            BEGIN
                SELECT RAISE(ABORT, 'city_slug_malformed')
                    WHERE NEW.slug = '' OR NEW.slug GLOB '*[^a-z0-9-]*';
                SELECT RAISE(ABORT, 'city_slug_taken')
                    WHERE EXISTS (SELECT 1 FROM cities_cityaddress WHERE slug = NEW.slug);
            END;
CREATE TRIGGER city_address_refused_on_update BEFORE UPDATE OF slug ON cities_city
            WHEN NEW.slug IS NOT OLD.slug
            BEGIN
                SELECT RAISE(ABORT, 'city_slug_malformed')
                    WHERE NEW.slug = '' OR NEW.slug GLOB '*[^a-z0-9-]*';
                SELECT RAISE(ABORT, 'city_slug_taken')
                    WHERE EXISTS (SELECT 1 FROM cities_cityaddress
                                  WHERE slug = NEW.slug AND city_id IS NOT NEW.id);
            END;
CREATE TRIGGER city_address_kept_on_insert AFTER INSERT ON cities_city
            BEGIN
                INSERT INTO cities_cityaddress (slug, city_id) VALUES (NEW.slug, NEW.id);
            END;
CREATE TRIGGER city_address_kept_on_update AFTER UPDATE OF slug ON cities_city
            WHEN NEW.slug IS NOT OLD.slug
            BEGIN
                INSERT INTO cities_cityaddress (slug, city_id) VALUES (NEW.slug, NEW.id)
                    ON CONFLICT DO NOTHING;
            END;
CREATE TRIGGER city_first_slug_kept_on_insert AFTER INSERT ON cities_city
        WHEN COALESCE(NEW.first_slug, '') = ''
        BEGIN
            UPDATE cities_city SET first_slug = NEW.slug WHERE id = NEW.id;
        END;
CREATE TRIGGER city_first_slug_kept_on_update AFTER UPDATE OF first_slug ON cities_city
        WHEN COALESCE(NEW.first_slug, '') = ''
        BEGIN
            UPDATE cities_city SET first_slug = COALESCE(OLD.first_slug, NEW.slug)
            WHERE id = NEW.id;
        END;
CREATE TRIGGER city_address_stays BEFORE DELETE ON cities_cityaddress
        WHEN OLD.city_id IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'city_address_of_living_city');
        END;
CREATE INDEX "attempt_network" ON "desk_passwordattempt" ("network");
CREATE INDEX "attempt_at" ON "desk_passwordattempt" ("at");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',33);
INSERT INTO "sqlite_sequence" VALUES('django_admin_log',12);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',14);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',52);
INSERT INTO "sqlite_sequence" VALUES('auth_group',1);
INSERT INTO "sqlite_sequence" VALUES('auth_user',2);
INSERT INTO "sqlite_sequence" VALUES('certifications_assessment',18);
INSERT INTO "sqlite_sequence" VALUES('certifications_certificationaward',17);
INSERT INTO "sqlite_sequence" VALUES('auth_group_permissions',24);
INSERT INTO "sqlite_sequence" VALUES('cities_city',1362);
INSERT INTO "sqlite_sequence" VALUES('cities_casestudy',9);
INSERT INTO "sqlite_sequence" VALUES('cities_casestudy_cities',11);
INSERT INTO "sqlite_sequence" VALUES('cities_othername',33);
INSERT INTO "sqlite_sequence" VALUES('auth_user_groups',1);
INSERT INTO "sqlite_sequence" VALUES('desk_passwordattempt',1);
INSERT INTO "sqlite_sequence" VALUES('certifications_expectedannouncement',1);
COMMIT;
