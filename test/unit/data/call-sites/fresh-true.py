#% true double-softmax — the module made and called in one line
import torch.nn as nn
import torch.nn.functional as F

def loss_fn(x, y):
    return nn.CrossEntropyLoss()(F.softmax(x, 1), y)
#% true double-softmax — a lambda
import torch
from torch.nn import functional as F

loss = lambda out, y: F.cross_entropy(torch.softmax(out, dim=-1), y)
#% true double-softmax — the criterion is an attribute, the softmax the last layer of an attribute
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, n_classes: int = 10) -> None:
        super().__init__()
        self.net = nn.Sequential(
            nn.Flatten(),
            nn.Linear(28 * 28, 128),
            nn.ReLU(),
            nn.Linear(128, n_classes),
            nn.Softmax(dim=1),
        )
        self.criterion = nn.CrossEntropyLoss()

    def forward(self, x):
        return self.net(x)

    def training_step(self, batch, batch_idx):
        x, y = batch
        out = self.net(x)
        return self.criterion(out, y)
#% true double-softmax — functools.partial
from functools import partial
import torch.nn.functional as F

criterion = partial(F.cross_entropy, label_smoothing=0.1)
probs = F.softmax(model(x), dim=1)
loss = criterion(probs, labels)
#% true double-softmax — a Lightning module calling itself
import pytorch_lightning as pl
import torch
import torch.nn as nn
import torch.nn.functional as F

class LitMNIST(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(784, 10)

    def forward(self, x):
        return torch.softmax(self.l1(x.view(x.size(0), -1)), dim=1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        y_hat = self(x)
        loss = F.cross_entropy(y_hat, y)
        self.log("train_loss", loss)
        return loss
#% true double-softmax — Hugging Face Trainer with its own loss
import torch
from torch import nn
from transformers import Trainer

class CustomTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        probs = nn.functional.softmax(outputs.logits, dim=-1)
        loss_fct = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 3.0], device=model.device))
        loss = loss_fct(probs.view(-1, self.model.config.num_labels), labels.view(-1))
        return (loss, outputs) if return_outputs else loss
#% true double-softmax — many lines, keywords
import torch
import torch.nn.functional as F

loss = F.cross_entropy(
    input=F.softmax(
        logits,
        dim=-1,
    ),
    target=targets,
    reduction="mean",
)
#% true double-softmax — under autocast, with annotations
import torch
import torch.nn as nn

criterion: nn.Module = nn.CrossEntropyLoss(label_smoothing=0.1)

def train_step(model: nn.Module, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    with torch.cuda.amp.autocast():
        out: torch.Tensor = model(x).softmax(dim=1)
        loss: torch.Tensor = criterion(out, y)
    return loss
#% true double-softmax — a decorated step
import torch
import torch.nn.functional as F

@torch.compile
def step(model, batch):
    p = torch.nn.functional.softmax(model(batch["x"]), dim=1)
    return F.cross_entropy(p, batch["y"])
#% true double-softmax — a module kept in self, called in forward
import torch.nn as nn

class Head(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.fc = nn.Linear(d, k)
        self.softmax = nn.Softmax(dim=1)
        self.loss_fn = nn.CrossEntropyLoss()

    def forward(self, x, y):
        z = self.softmax(self.fc(x))
        return self.loss_fn(z, y)
#% true double-softmax — the cookbook of TensorFlow 2
import tensorflow as tf

logits = tf.keras.layers.Dense(10, activation="softmax")(h)
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=tf.nn.softmax(logits)))
#% true double-softmax — sparse, TensorFlow
import tensorflow as tf

pred = tf.nn.softmax(tf.matmul(x, W) + b)
cost = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y_, logits=pred))
#% true double-softmax — a functional Keras model
from tensorflow import keras
from tensorflow.keras import layers

inputs = keras.Input(shape=(784,))
x = layers.Dense(64, activation="relu")(inputs)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs=inputs, outputs=outputs)
model.compile(
    optimizer=keras.optimizers.RMSprop(),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
#% true double-softmax — Sequential with add
from keras.models import Sequential
from keras.layers import Dense, Dropout
from keras.losses import CategoricalCrossentropy

model = Sequential()
model.add(Dense(512, activation="relu", input_shape=(784,)))
model.add(Dropout(0.2))
model.add(Dense(num_classes, activation="softmax"))
model.compile(loss=CategoricalCrossentropy(from_logits=True), optimizer="adam", metrics=["accuracy"])
#% true double-softmax — an Activation layer, a loss kept in a name
import tensorflow as tf

loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation='relu'),
    tf.keras.layers.Dense(10),
    tf.keras.layers.Activation('softmax'),
])
model.compile(optimizer='adam', loss=loss_fn, metrics=['accuracy'])
#% true double-softmax — a custom training loop
import tensorflow as tf

scce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)

@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        predictions = tf.nn.softmax(model(images, training=True))
        loss = scce(labels, predictions)
    return loss
#% true double-softmax — optax
import jax
import optax

def loss_fn(params, batch):
    logits = model.apply(params, batch["image"])
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(logits), batch["label"]).mean()
#% true double-softmax — optax, one hot, keywords
import jax
import jax.numpy as jnp
import optax

@jax.jit
def loss(params, x, y):
    p = jax.nn.softmax(forward(params, x), axis=-1)
    return jnp.mean(optax.softmax_cross_entropy(logits=p, labels=jax.nn.one_hot(y, 10)))
#% true double-softmax — flax, the module's own softmax
import flax.linen as nn
import optax

def loss_fn(params, x, y):
    probs = nn.softmax(state.apply_fn({"params": params}, x))
    return optax.softmax_cross_entropy_with_integer_labels(logits=probs, labels=y).mean()
#% true double-sigmoid — in one line
import torch
import torch.nn as nn

loss = nn.BCEWithLogitsLoss()(torch.sigmoid(model(x)), y.float())
#% true double-sigmoid — a segmentation net
import torch
from torch import nn

class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = Body()
        self.out = nn.Conv2d(64, 1, 1)
    def forward(self, x):
        return torch.sigmoid(self.out(self.body(x)))

model = UNet().cuda()
criterion = nn.BCEWithLogitsLoss()
for img, mask in loader:
    pred = model(img.cuda())
    loss = criterion(pred, mask.cuda())
#% true double-sigmoid — functional, pos_weight
import torch.nn.functional as F

probs = out.sigmoid()
loss = F.binary_cross_entropy_with_logits(probs, target, pos_weight=w)
#% true double-sigmoid — GAN's discriminator
import torch
import torch.nn as nn

class Discriminator(nn.Module):
    def __init__(self, nz):
        super().__init__()
        self.main = nn.Sequential(nn.Linear(nz, 64), nn.LeakyReLU(0.2), nn.Linear(64, 1), nn.Sigmoid())

    def forward(self, x):
        return self.main(x)

netD = Discriminator(100)
adversarial_loss = nn.BCEWithLogitsLoss()
output = netD(real).view(-1)
errD_real = adversarial_loss(output, label)
#% true double-sigmoid — keras compile
import tensorflow as tf
model = tf.keras.Sequential([
    base_model,
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(1, activation=tf.nn.sigmoid),
])
model.compile(optimizer="adam", loss=tf.keras.losses.BinaryCrossentropy(from_logits=True))
#% true double-sigmoid — TensorFlow
import tensorflow as tf
pred = tf.sigmoid(logits)
loss = tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=pred)
#% true double-sigmoid — optax
import jax, optax
def loss_fn(p, x, y):
    return optax.sigmoid_binary_cross_entropy(jax.nn.sigmoid(apply(p, x)), y).mean()
#% true double-sigmoid — torchvision focal loss
import torch
from torchvision.ops import sigmoid_focal_loss
p = torch.sigmoid(logits)
loss = sigmoid_focal_loss(p, targets, reduction="mean")
#% true logits-as-probabilities — keras compile, no activation, from_logits left out
import tensorflow as tf
model = tf.keras.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation='relu'),
    tf.keras.layers.Dense(10)
])
model.compile(optimizer='adam',
              loss='sparse_categorical_crossentropy',
              metrics=['accuracy'])
#% true logits-as-probabilities — a functional model without activation
import keras
from keras import layers
inp = keras.Input((32,))
h = layers.Dense(16, "relu")(inp)
out = layers.Dense(3)(h)
model = keras.Model(inp, out)
model.compile("adam", loss=keras.losses.CategoricalCrossentropy())
#% true logits-as-probabilities — BCELoss of a linear layer
import torch.nn as nn
model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 1))
criterion = nn.BCELoss()
for x, y in loader:
    loss = criterion(model(x), y)
#% true logits-as-probabilities — literal scores
import torch
import torch.nn.functional as F
x = torch.tensor([2.3, -1.2, 0.7])
y = torch.tensor([1.0, 0.0, 1.0])
loss = F.binary_cross_entropy(x, y)
#% true logits-as-probabilities — decision_function
from sklearn.metrics import log_loss
from sklearn.svm import LinearSVC
clf = LinearSVC().fit(X_train, y_train)
scores = clf.decision_function(X_test)
print(log_loss(y_test, scores))
#% true logits-as-probabilities — logits by name to keras
import tensorflow as tf
cce = tf.keras.losses.CategoricalCrossentropy()
y_true = [[0, 1, 0], [0, 0, 1]]
y_pred = [[0.5, 9.5, -3.0], [1.0, 8.0, -1.0]]
print(cce(y_true, y_pred).numpy())
#% true labels-as-probabilities — predict into log_loss
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, accuracy_score
clf = LogisticRegression(max_iter=1000)
clf.fit(X_train, y_train)
y_pred = clf.predict(X_test)
print("Accuracy:", accuracy_score(y_test, y_pred))
print("Log loss:", log_loss(y_test, y_pred))
#% true labels-as-probabilities — a pipeline, module import
from sklearn import metrics
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.ensemble import RandomForestClassifier
pipe = make_pipeline(StandardScaler(), RandomForestClassifier(n_estimators=100, random_state=0))
pipe.fit(X_train, y_train)
score = metrics.log_loss(y_test, pipe.predict(X_test))
#% true labels-as-probabilities — a grid search
from sklearn.metrics import log_loss
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC
gs = GridSearchCV(SVC(probability=True), {"C": [0.1, 1, 10]}, cv=5)
gs.fit(X, y)
preds = gs.predict(X_val)
ll = log_loss(y_val, preds)
#% true swapped-arguments — torch, target first
import torch.nn.functional as F
def loss(model, x, y_true):
    logits = model(x)
    return F.cross_entropy(y_true, logits)
#% true swapped-arguments — the module
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
for inputs, labels in trainloader:
    outputs = net(inputs)
    loss = criterion(labels, outputs)
#% true swapped-arguments — sklearn
from sklearn.metrics import log_loss
y_prob = clf.predict_proba(X_test)
loss = log_loss(y_prob, y_test)
#% true swapped-arguments — keras loss object
import tensorflow as tf
bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)
logits = model(x, training=True)
loss = bce(logits, y_true)
#% true swapped-arguments — optax
import optax
def loss_fn(params, x, labels):
    logits = model.apply(params, x)
    return optax.softmax_cross_entropy_with_integer_labels(labels, logits).mean()
#% true swapped-arguments — binary, torch
import torch
import torch.nn.functional as F
preds = torch.sigmoid(model(x))
loss = F.binary_cross_entropy(targets, preds)
#% true probabilities-as-log — nll of a softmax
import torch.nn as nn
import torch.nn.functional as F
output = F.softmax(model(data), dim=1)
loss = F.nll_loss(output, target)
#% true probabilities-as-log — the old MNIST example, softmax in forward
import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(320, 50)
        self.fc2 = nn.Linear(50, 10)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.dropout(x, training=self.training)
        x = self.fc2(x)
        return F.softmax(x, dim=1)

model = Net()

def train(epoch):
    model.train()
    for batch_idx, (data, target) in enumerate(train_loader):
        optimizer.zero_grad()
        output = model(data)
        loss = F.nll_loss(output, target)
        loss.backward()
        optimizer.step()
#% true probabilities-as-log — NLLLoss behind a Sequential with Softmax
from torch import nn
model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10), nn.Softmax(dim=1))
criterion = nn.NLLLoss()
logps = model(images)
loss = criterion(logps, labels)
#% true probabilities-as-log — kl_div without a log, distillation
import torch.nn.functional as F
T = 4.0
kd = F.kl_div(F.softmax(student_logits / T, dim=1), F.softmax(teacher_logits / T, dim=1), reduction="batchmean") * T * T
#% true probabilities-as-log — KLDivLoss in self
import torch
import torch.nn as nn
class Distiller(nn.Module):
    def __init__(self, student, teacher):
        super().__init__()
        self.student, self.teacher = student, teacher
        self.kl = nn.KLDivLoss(reduction='batchmean')
    def forward(self, x):
        p = torch.softmax(self.student(x), dim=-1)
        q = torch.softmax(self.teacher(x), dim=-1)
        return self.kl(p, q)
#% true kl-argument-order — the log in the second place
import torch.nn.functional as F
loss = F.kl_div(F.softmax(teacher, dim=1), F.log_softmax(student, dim=1), reduction="batchmean")
#% true kl-mean-reduction — the default
import torch.nn as nn
import torch.nn.functional as F
kl_loss = nn.KLDivLoss()
loss = kl_loss(F.log_softmax(student, dim=1), F.softmax(teacher, dim=1))
#% true kl-mean-reduction — said out loud, functional
import torch.nn.functional as F
loss = F.kl_div(
    F.log_softmax(s / T, dim=1),
    F.softmax(t / T, dim=1),
    reduction="mean",
)
#% true kl-log-target — logarithms as a plain target
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(a, -1), F.log_softmax(b, -1), reduction="batchmean")
#% true target-off-by-one — classes counted from one
import torch
import torch.nn.functional as F
logits = torch.tensor([[1.2, 0.3, -0.5], [0.1, 2.0, 0.4], [0.0, 0.1, 3.0]])
target = torch.tensor([1, 2, 3])
print(F.cross_entropy(logits, target))
#% true target-out-of-range — class 4 of 3
import torch
import torch.nn as nn
loss_fn = nn.CrossEntropyLoss()
out = torch.tensor([[0.2, 1.5, -0.3], [2.2, -0.1, 0.4]])
loss = loss_fn(out, torch.tensor([0, 4]))
#% true one-hot-as-index — keras sparse with one-hot rows
import tensorflow as tf
y_true = [[0, 1, 0], [0, 0, 1]]
y_pred = [[0.05, 0.95, 0.0], [0.1, 0.8, 0.1]]
scce = tf.keras.losses.SparseCategoricalCrossentropy()
scce(y_true, y_pred)
#% true one-hot-as-index — to_categorical and the sparse loss
from keras.utils import to_categorical
import keras
y = to_categorical(labels, 10)
loss = keras.losses.sparse_categorical_crossentropy(y, model(x))
#% true index-as-one-hot — categorical with indices
import tensorflow as tf
y_true = [1, 2]
y_pred = [[0.05, 0.9, 0.05], [0.1, 0.8, 0.1]]
cce = tf.keras.losses.CategoricalCrossentropy()
cce(y_true, y_pred)
#% true rows-not-normalized — log_loss of rows
from sklearn.metrics import log_loss
print(log_loss([0, 1, 2], [[0.7, 0.2, 0.3], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]]))
#% true wrong-axis — softmax over the batch
import numpy as np
from sklearn.metrics import log_loss
y = [0, 1, 2]
p = np.array([[0.7, 0.1, 0.3],
              [0.2, 0.8, 0.3],
              [0.1, 0.1, 0.4]])
log_loss(y, p)
#% true unsorted-labels — strings
from sklearn.metrics import log_loss
y_true = ["spam", "ham", "ham", "spam"]
y_pred = [[0.1, 0.9], [0.9, 0.1], [0.8, 0.2], [0.35, 0.65]]
log_loss(y_true, y_pred, labels=["spam", "ham"])
#% true infinity-hidden — BCELoss with a certain mistake
import torch
import torch.nn.functional as F
p = torch.tensor([0.9, 0.0, 0.3])
t = torch.tensor([1.0, 1.0, 0.0])
F.binary_cross_entropy(p, t)
#% true all-rows-ignored — a batch of padding
import torch
import torch.nn.functional as F
logits = torch.tensor([[0.2, 0.8], [1.4, -0.3]])
labels = torch.tensor([-100, -100])
loss = F.cross_entropy(logits, labels)
#% true smoothing-with-ignored — the pad class
import torch.nn as nn
PAD = 0
criterion = nn.CrossEntropyLoss(ignore_index=0, label_smoothing=0.1)
loss = criterion(logits.view(-1, V), targets.view(-1))
#% true probabilities-as-logits — literal rows that sum to one
import torch
import torch.nn.functional as F
pred = torch.tensor([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.25, 0.25, 0.5]])
y = torch.tensor([0, 1, 2])
print(F.cross_entropy(pred, y))
#% true probabilities-as-logits — predict_proba into a loss of logits
import torch
import torch.nn.functional as F
probs = torch.from_numpy(clf.predict_proba(X))
loss = F.cross_entropy(probs, y)
#% true unit-mismatch — bits named nats
import numpy as np
from scipy.stats import entropy
entropy_nats = entropy([0.5, 0.25, 0.25], base=2)
#% true unit-mismatch — nats named bits
from scipy.stats import entropy
p = counts / counts.sum()
h_bits = entropy(p)
#% true binary-target-out-of-range — targets of -1 and 1
import torch
import torch.nn.functional as F
logits = torch.tensor([0.3, -1.2, 2.0])
target = torch.tensor([1.0, -1.0, 1.0])
F.binary_cross_entropy_with_logits(logits, target)
#% true target-not-normalized — several classes at once
import optax
import jax.numpy as jnp
logits = jnp.array([[1.2, -0.3, 0.8], [0.1, 0.4, -2.0]])
labels = jnp.array([[1, 0, 1], [0, 1, 0]])
optax.softmax_cross_entropy(logits, labels)
#% true double-softmax — a notebook's cell with magics
%matplotlib inline
!pip install -q torch
import torch, torch.nn as nn
criterion = nn.CrossEntropyLoss()
m = nn.Softmax(dim=1)
loss = criterion(m(net(images)), labels)
#% true double-softmax — losses in a dictionary's lambda
import torch.nn.functional as F
LOSSES = {
    "mse": lambda p, y: F.mse_loss(p, y),
    "ce": lambda z, y: F.cross_entropy(F.softmax(z, dim=1), y),
}
#% true double-softmax — functional import by name
from torch.nn.functional import cross_entropy, softmax
def objective(scores, gold):
    scores = softmax(scores, dim=-1)
    return cross_entropy(scores, gold, ignore_index=-1)
#% true double-softmax — imported under a name of its own
import torch.nn.functional as nnf
loss = nnf.cross_entropy(nnf.softmax(z, 1).transpose(1, 2), y)
#% true double-softmax — conditional expression on the target, not the prediction
import torch.nn.functional as F
loss = F.cross_entropy(F.softmax(logits, dim=1), y if y.dim() == 1 else y.argmax(1))
#% true double-softmax — walrus
import torch.nn.functional as F
if (loss := F.cross_entropy(F.softmax(net(x), dim=1), y)) > 3:
    print(loss)
#% true double-softmax — a custom-weighted sum
import torch.nn.functional as F
import torch
def total(out, y, aux_out):
    main, aux = torch.softmax(out, 1), aux_out
    return F.cross_entropy(main, y) + 0.4 * F.cross_entropy(aux, y)
#% true probabilities-as-log — nll_loss of exp
import torch
import torch.nn.functional as F
logp = F.log_softmax(logits, dim=1)
loss = F.nll_loss(torch.exp(logp), target)
